import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Period } from '../db/queries/period.ts';
import type { Meeting, Rivals, RivalWeapon } from '../db/queries/rivals.ts';
import { nameInText } from '../discord/escape.ts';
import { colour } from '../discord/reply.ts';
import type { Rivalry } from '../domain/rivalry.ts';
import { rivalryOf } from '../domain/rivalry.ts';
import { weaponLabel } from '../domain/weapons.ts';
import type { Locale } from '../texts/locale.ts';
import { lineWidth, widthOf } from './display-width.ts';
import { formatCount } from './numbers.ts';
import { shortName } from './player-row.ts';
import { valueRow } from './value-row.ts';

type Names = readonly [string | null, string | null];

export interface RivalsShown {
  names: Names;
  period: Period;
  /** The community's day, YYYY-MM-DD. */
  today: string;
}

/** How many maps are shown in words. */
const shownMeetings = 5;
/** How many graphemes of a weapon's name are shown. */
const weaponLength = 13;
/** The least room for the name before the weapons, in ems. */
const leastName = 5;

/** The emoji that stand for what an opponent is to a player. */
export const rivalryMarks: Record<Rivalry, string> = { nemesis: '😈', prey: '🎯', rival: '🔥' };

/** Returns `😈 Nemesis: Echo`, on one line of a phone. */
export function rivalryLine(rivalry: Rivalry, opponent: string | null, locale: Locale): string {
  const name = shortName(opponent, locale, { room: lineWidth / 2 });
  return `${rivalryMarks[rivalry]} ${locale.texts.players.vs.labels[rivalry](name)}`;
}

/** Returns the title of what is about two players: `Echo – drift`, on one line of a phone. */
export function rivalsTitle(names: Names, locale: Locale): string {
  const [one, other] = names.map((name) => shortName(name, locale, { room: lineWidth / 2 - 1 })) as [string, string];
  return locale.texts.players.nemesis.duelTitle(one, other);
}

/** Returns the embed of /vs: kills on each other, then rounds, maps and weapons against each other, the last maps, and what they did together. */
export function rivalsEmbed(rivals: Rivals, { names, period, today }: RivalsShown, locale: Locale): APIEmbed {
  const { common, players } = locale.texts;
  const { duel, against, together, latest } = rivals;
  const title = rivalsTitle(names, locale);
  const footer = common.periods[period];
  if (duel.rounds + against.rounds + together.rounds === 0)
    return { title, description: players.vs.neverMet, footer: { text: footer }, color: colour };
  const fields: [heading: string, lines: readonly string[]][] = [
    [players.vs.against(common.rounds(against.rounds)), againstLines(rivals, names, locale)],
    [players.vs.latest, latest.slice(0, shownMeetings).map((one) => meetingLine(one, today, locale))],
    [players.vs.together(common.rounds(together.rounds)), togetherLines(rivals, locale)],
  ];
  return {
    title,
    description: [...duelLines(rivals, names, locale), ...missingLines(rivals, locale)].join('\n'),
    fields: fields.flatMap(([name, lines]): APIEmbedField[] =>
      lines.length > 0 ? [{ name, value: lines.join('\n') }] : [],
    ),
    footer: { text: `${footer}\n${players.vs.legend}` },
    color: colour,
  };
}

function duelLines({ duel }: Rivals, [, other]: Names, locale: Locale): string[] {
  const { common, players } = locale.texts;
  if (duel.rounds === 0) return [players.vs.noKills];
  const [kills, deaths] = [formatCount(duel.kills, locale), formatCount(duel.deaths, locale)];
  const label = rivalryOf(duel);
  return [
    players.vs.kills(kills, deaths, common.rounds(duel.rounds)),
    ...(label ? [rivalryLine(label, other, locale)] : []),
  ];
}

/** Returns in how many rounds the endstats are missing, or name nobody for certain. */
function missingLines({ unresolved, withoutEndstats }: Rivals, { texts: { players } }: Locale): string[] {
  return [
    ...(unresolved > 0 ? [`-# ${players.vs.unresolved(unresolved)}`] : []),
    ...(withoutEndstats > 0 ? [`-# ${players.vs.withoutEndstats(withoutEndstats)}`] : []),
  ];
}

function againstLines({ against, weapons }: Rivals, names: Names, locale: Locale): string[] {
  const { vs } = locale.texts.players;
  const { rounds, won, lost, drawn } = against;
  if (rounds === 0) return [];
  const maps = vs.maps(formatCount(won, locale), formatCount(lost, locale));
  return [
    [maps, ...(drawn > 0 ? [vs.drawn(drawn)] : [])].join(' · '),
    ...names.flatMap((name, index) => weaponLine(name, weapons[index] ?? [], locale)),
  ];
}

function togetherLines({ together: { rounds, won, decided } }: Rivals, locale: Locale): string[] {
  if (rounds === 0) return [];
  return [locale.texts.players.vs.mapsWon(formatCount(won, locale), formatCount(decided, locale))];
}

/** Returns `Echo · MP 40 210 · Grenade 33`, with as many weapons as have room on a line of a phone, at least one. */
function weaponLine(name: string | null, weapons: readonly RivalWeapon[], locale: Locale): string[] {
  const texts = weapons.map(
    ({ weaponName, kills }) => ` · ${nameInText(weaponLabel(weaponName), weaponLength)} ${formatCount(kills, locale)}`,
  );
  while (texts.length > 1 && widthOf(texts.join('')) > lineWidth - leastName) texts.pop();
  return texts.length > 0 ? [valueRow({ name, after: texts.join('') }, locale)] : [];
}

/** Returns `**5/2** supply · 2 : 0 · Nov 27`, the score in the order of the title. */
function meetingLine({ mapName, day, points, kills, deaths }: Meeting, today: string, locale: Locale): string {
  const { common, sessions } = locale.texts;
  const pair =
    kills === null || deaths === null ? common.nothing : `${formatCount(kills, locale)}/${formatCount(deaths, locale)}`;
  const score = points ? ` · ${points.join('\u00a0:\u00a0')}` : '';
  const after = `${score} · ${sessions.shortDay(day, today)}`;
  return valueRow({ before: `**${pair}** `, name: mapName, after }, locale);
}
