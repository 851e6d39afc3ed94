import { escapeMarkdown } from '../discord/escape.ts';
import { isSimple } from '../domain/graphemes.ts';
import { cutGraphemes, unknownPlayer, visibleName } from '../domain/names.ts';
import type { Locale } from '../texts/locale.ts';
import { cutToWidth, lineWidth, widthOf } from './display-width.ts';
import type { LateLine } from './in-pages.ts';

/** How many graphemes of a name a list shows. */
export const nameLength = 18;
/** The least room for a name, in ems. */
const leastRoom = 4;
const between = '  ';

/** What the database calls a player who opted out. No player can choose this name. */
export const hiddenPlayer = 'hidden player';

/**
 * Returns a player's name in plain text, cut to so many graphemes. Players without a name and those who opted out are named in the reader's
 * language.
 */
export function plainName(name: string | null | undefined, { texts }: Locale, length = nameLength): string {
  if (name === hiddenPlayer) return texts.common.hiddenPlayer;
  const visible = visibleName(name);
  return visible === '' || visible === unknownPlayer ? texts.common.unknownPlayer : cutGraphemes(visible, length);
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Sets off a name that is written from right to left, so that the numbers beside it stay in order. */
export function isolate(name: string): string {
  return !isSimple(name) && rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

interface Cut {
  /** Graphemes. */
  length?: number;
  /** Ems. */
  room?: number;
}

/** Returns a player's name for places that render markdown, cut to the length of a list. */
export function shortName(
  name: string | null | undefined,
  locale: Locale,
  { length = nameLength, room = Number.POSITIVE_INFINITY }: Cut = {},
): string {
  return isolate(escapeMarkdown(cutToWidth(plainName(name, locale, length), room)));
}

interface Row {
  /** What comes before the name, such as a rank. */
  before?: string;
  name: string | null | undefined;
  values: readonly string[];
  /** The most graphemes of the name. */
  longest?: number;
}

/** Returns `1 Echo  191/65  2.94`, which fits on one line of a phone: a long name gives way to its values. */
export function playerRow({ before = '', name, values, longest = nameLength }: Row, locale: Locale): string {
  const lead = before === '' ? '' : `${before} `;
  const rest = between + values.join(between);
  const room = lineWidth - widthOf(lead) - widthOf(rest);
  return lead + shortName(name, locale, { length: longest, room: Math.max(leastRoom, room) }) + rest;
}

/** The most UTF-16 code units of what stands beside a name in a row. */
const longestValues = 64;

/** Returns a {@link playerRow} that is written when its page is shown. */
export function lateRow(name: string | null | undefined, row: () => Omit<Row, 'name'>, locale: Locale): LateLine {
  const letters = Math.max(2 * nameLength, Math.min(name?.length ?? 0, 4 * nameLength + 1));
  return { height: 1, longest: 2 * letters + longestValues, write: () => playerRow({ name, ...row() }, locale) };
}

/** Returns as many names, separated by commas, as have room; at least one, then what `rest` says of the others. */
export function fittingNames(
  names: readonly (string | null | undefined)[],
  {
    room,
    longest = nameLength,
    rest = () => '…',
  }: { room: number; longest?: number; rest?: (count: number) => string },
  locale: Locale,
): string {
  const short = names.map((name) => shortName(name, locale, { length: longest }));
  for (let count = names.length; count > 1; count -= 1) {
    const left = names.length - count;
    const text = [...short.slice(0, count), ...(left > 0 ? [rest(left)] : [])].join(', ');
    if (widthOf(text) <= room) return text;
  }
  const others = names.length > 1 ? `, ${rest(names.length - 1)}` : '';
  return shortName(names[0], locale, { length: longest, room: Math.max(leastRoom, room - widthOf(others)) }) + others;
}

/** Returns names, separated by commas, in lines of these widths. The last line says by an ellipsis that there are more. */
export function namesInLines(
  names: readonly (string | null | undefined)[],
  { rooms: [room = lineWidth, ...rooms], longest }: { rooms: readonly number[]; longest: number },
  locale: Locale,
): string[] {
  if (rooms.length === 0) return [fittingNames(names, { room, longest }, locale)];
  const written = names.map((name) => shortName(name, locale, { length: longest, room }));
  let count = written.length;
  while (count > 1 && widthOf(`${written.slice(0, count).join(', ')},`) > room) count -= 1;
  const line = written.slice(0, count).join(', ');
  if (count === written.length) return [line];
  return [`${line},`, ...namesInLines(names.slice(count), { rooms, longest }, locale)];
}
