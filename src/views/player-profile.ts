import type { APIEmbed } from 'discord-api-types/v10';
import type { LatestRound } from '../db/queries/latest-rounds.ts';
import type { Period } from '../db/queries/period.ts';
import type { PlayerStatistics } from '../db/queries/player-statistics.ts';
import type { WeaponRow } from '../db/queries/weapon-statistics.ts';
import { weaponInText } from '../discord/escape.ts';
import { colour } from '../discord/reply.ts';
import { progressOf } from '../domain/achievements.ts';
import type { Totals } from '../domain/formula.ts';
import { firesBullets } from '../domain/weapons.ts';
import type { Locale } from '../texts/locale.ts';
import { itemLine } from '../texts/words.ts';
import { lineWidth, widthOf } from './display-width.ts';
import { formatCount, formatShare } from './numbers.ts';
import { plainName } from './player-row.ts';
import { sparkline } from './sparkline.ts';
import { valueIn } from './statistic.ts';
import { wholeName } from './whole-name.ts';

interface Profile {
  player: PlayerStatistics;
  weapons: readonly WeaponRow[];
  /** The player's latest rounds, newest first. */
  recent: readonly LatestRound[];
}

const weaponsShown = 3;
const badgesShown = 2;
const roundsShown = 3;

/** Returns the embed of /stats: the asked values first, one subject a line. */
export function statsEmbed({ player, weapons, recent }: Profile, period: Period, locale: Locale): APIEmbed {
  const { common, players: texts } = locale.texts;
  const { totals } = player;
  // The old bot stored some names with colour codes, so that two of them look the same.
  const names = new Set(player.aliases.map((alias) => plainName(alias, locale)));
  names.delete(plainName(player.name, locale));
  const aliases = [...names].join(', ');
  const lines = totals
    ? [...sums(player, totals, period, locale), ...topWeapons(weapons, locale), ...latest(recent, locale)]
    : [texts.noRoundOf(common.periods[period])];
  const about = [common.periods[period], player.playerGuid, aliases && texts.stats.also(aliases)];
  return {
    title: wholeName(player.name, locale),
    description: [...lines, ...badges(player, locale)].filter((line) => line !== '').join('\n'),
    footer: { text: about.filter((part) => part !== '').join(' · ') },
    color: colour,
  };
}

/** Ranks are of all time, so they stand only beside values of all time. */
function sums({ killsRank, dpmRank }: PlayerStatistics, totals: Totals, period: Period, locale: Locale): string[] {
  const { common, players: texts } = locale.texts;
  const ranked = (value: string, rank: number | null) =>
    rank === null || period !== 'all' ? value : `${value} (#${formatCount(rank, locale)})`;
  const count = (value: number) => formatCount(value, locale);
  const value = (key: string) => valueIn(totals, key, locale);
  return [
    texts.stats.head(value('kd'), ranked(value('dpm'), dpmRank)),
    itemLine(common.rounds(totals.rounds), value('playtime')),
    texts.stats.frags(ranked(count(totals.kills), killsRank), count(totals.deaths)),
    texts.stats.efficiency(value('efficiency')),
    texts.stats.given(count(totals.damage_given)),
    texts.stats.received(count(totals.damage_received)),
    texts.stats.aim(value('accuracy'), formatShare(totals.bullet_headshots, totals.bullet_hits, locale)),
  ];
}

function topWeapons(weapons: readonly WeaponRow[], locale: Locale): string[] {
  const { stats } = locale.texts.players;
  const used = weapons.filter(({ kills }) => kills > 0).slice(0, weaponsShown);
  return used.map((weapon) => stats.weapon(weaponInText(weapon.weaponName), weapon.kills, accuracyOf(weapon, locale)));
}

/** Returns hits per shot of a bullet weapon; nothing for the others, of which one shot can hit several players. */
export function accuracyOf({ weaponName, hits, shots }: WeaponRow, locale: Locale): string {
  return firesBullets(weaponName) && shots > 0 ? formatShare(hits, shots, locale) : '';
}

function latest(recent: readonly LatestRound[], locale: Locale): string[] {
  const { stats } = locale.texts.players;
  const values = recent
    .filter(({ time_played }) => time_played > 0)
    .map(({ damage_given, time_played }) => (60 * damage_given) / time_played)
    .reverse();
  const bars = sparkline(values);
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => formatCount(value, locale));
  const pairs = recent
    .slice(0, roundsShown)
    .map(({ kills, deaths }) => `${formatCount(kills, locale)}/${formatCount(deaths, locale)}`);
  return [
    ...(bars && low && high ? [stats.trend(low, high, values.length), bars] : []),
    ...(pairs.length > 0 ? [latestPairs(pairs, locale)] : []),
  ];
}

/** Returns the latest rounds, as many as fit on a line of a phone. */
function latestPairs(pairs: readonly string[], locale: Locale): string {
  const text = locale.texts.players.stats.latest(pairs);
  return pairs.length > 1 && widthOf(text) > lineWidth ? latestPairs(pairs.slice(0, -1), locale) : text;
}

/** Returns the highest tiers that the player has reached over all time, and how many more there are. */
function badges({ allTime }: PlayerStatistics, locale: Locale): string[] {
  const names = locale.texts.players.achievements.badges;
  const reached = allTime ? progressOf(allTime).filter(({ level }) => level > 0) : [];
  const shown = reached
    .slice(0, badgesShown)
    .map(({ achievement: { key, badge }, level }) => `${badge} ${names[key].tiers[level - 1]}`);
  const more = reached.length > badgesShown ? ` · +${reached.length - badgesShown}` : '';
  return [...shown.slice(0, -1), `${shown.at(-1) ?? ''}${more}`];
}
