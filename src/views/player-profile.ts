import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { LatestRound } from '../db/queries/latest-rounds.ts';
import type { PlayerStatistics } from '../db/queries/player-statistics.ts';
import type { WeaponRow } from '../db/queries/weapon-statistics.ts';
import { nameInText, weaponInText } from '../discord/escape.ts';
import { timestamp } from '../discord/markup.ts';
import { colour } from '../discord/reply.ts';
import { progressOf } from '../domain/achievements.ts';
import type { Totals } from '../domain/formula.ts';
import { displayName } from '../domain/names.ts';
import { formatCount, formatShare } from './numbers.ts';
import { sparkline } from './sparkline.ts';
import { formatValue, valueIn } from './statistic.ts';

interface Profile {
  player: PlayerStatistics;
  weapons: readonly WeaponRow[];
  /** The player's latest rounds, newest first. */
  recent: readonly LatestRound[];
}

/** Returns the embed of /stats, with `period` in its heading. */
export function statsEmbed({ player, weapons, recent }: Profile, period: string): APIEmbed {
  const aliases = player.aliases.map((alias) => displayName(alias)).join(', ');
  return {
    title: nameInText(player.name),
    description: `${player.totals ? headline(player.totals) : `No counted round (${period.toLowerCase()}).`}${badges(player)}`,
    fields: player.totals ? fields({ player, weapons, recent }, player.totals) : [],
    footer: { text: `${period} · ${player.playerGuid}${aliases && ` · also ${aliases}`}` },
    color: colour,
  };
}

function headline(totals: Totals): string {
  return `**K/D ${valueIn(totals, 'kd')}** · **DPM ${valueIn(totals, 'dpm')}** · ${formatCount(totals.rounds)} rounds in ${valueIn(totals, 'playtime')}`;
}

/** Returns the highest tier that the player has reached in each achievement, over all time. */
function badges({ allTime }: PlayerStatistics): string {
  const reached = allTime
    ? progressOf(allTime).flatMap(({ achievement, tier }) => (tier ? [`${achievement.badge} ${tier.name}`] : []))
    : [];
  return reached.length > 0 ? `\n${reached.join(' · ')}` : '';
}

function fields({ player, weapons, recent }: Profile, totals: Totals): APIEmbedField[] {
  return [
    field(
      'Frags',
      `${formatCount(totals.kills)} kills\n${formatCount(totals.deaths)} deaths\n${valueIn(totals, 'efficiency')} efficiency`,
    ),
    field(
      'Damage',
      `${formatCount(totals.damage_given)} given\n${formatCount(totals.damage_received)} received\n${valueIn(totals, 'damage_ratio')} ratio`,
    ),
    field('Aim', aim(totals)),
    field(
      'Top weapons',
      weapons
        .filter(({ kills }) => kills > 0)
        .slice(0, 3)
        .map(weaponLine)
        .join('\n'),
    ),
    field('Ranks, all time', ranks(player)),
    field('DPM, latest rounds', trend(recent)),
    field('Latest rounds', recent.slice(0, 3).map(roundLine).join('\n'), false),
  ];
}

function field(name: string, value: string, inline = true): APIEmbedField {
  return { name, value, inline };
}

function aim(totals: Totals): string {
  const headshots = formatShare(totals.bullet_headshots, totals.bullet_hits);
  return `${valueIn(totals, 'accuracy')} accuracy\n${formatCount(totals.headshots)} headshots\n${headshots} of hits on the head`;
}

function weaponLine({ weaponName, kills, hits, shots }: WeaponRow): string {
  return `${weaponInText(weaponName)} ${formatCount(kills)}${shots > 0 ? ` · ${formatShare(hits, shots)}` : ''}`;
}

function ranks({ killsRank, dpmRank }: PlayerStatistics): string {
  const rank = (label: string, value: number | null) =>
    value === null ? `${label} – (too few rounds)` : `${label} #${value}`;
  return `${rank('Kills', killsRank)}\n${rank('DPM', dpmRank)}`;
}

const dpmOf = ({ damage_given, time_played }: LatestRound) => (time_played > 0 ? (60 * damage_given) / time_played : 0);

function trend(recent: readonly LatestRound[]): string {
  const values = recent
    .filter(({ time_played }) => time_played > 0)
    .map(dpmOf)
    .reverse();
  const line = sparkline(values);
  return line && `${line}\n${formatCount(Math.min(...values))} to ${formatCount(Math.max(...values))}`;
}

function roundLine(round: LatestRound): string {
  const { kills, deaths, mapName, roundNumber, playedAt } = round;
  const dpm = formatValue({ unit: 'per minute' }, round.time_played > 0 ? dpmOf(round) : null);
  return `${timestamp(playedAt)} **${nameInText(mapName)}** R${roundNumber} · ${kills}/${deaths} · DPM ${dpm}`;
}
