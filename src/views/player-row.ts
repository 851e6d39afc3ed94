import { escapeMarkdown } from '../discord/escape.ts';
import { displayName, unknownPlayer } from '../domain/names.ts';
import type { Locale } from '../texts/locale.ts';
import { cutToWidth, displayWidth, lineWidth } from './display-width.ts';

/** How many graphemes of a name a list shows. */
export const nameLength = 18;
const shortestName = 6;
const between = '  ';

/** What the database calls a player who opted out. No player can choose this name. */
const hiddenPlayer = 'hidden player';

/** Returns a player's name in plain text, cut to the length of a list. Players without a name are named in the reader's language. */
export function plainName(name: string | null | undefined, { texts }: Locale, cells = nameLength): string {
  const called =
    name === hiddenPlayer
      ? texts.common.hiddenPlayer
      : displayName(name) === unknownPlayer
        ? texts.common.unknownPlayer
        : displayName(name, nameLength);
  return cutToWidth(called, cells);
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Sets off a name that is written from right to left, so that the numbers beside it stay in order. */
export function isolate(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

/** Returns a player's name for places that render markdown, cut to so many cells. */
export function shortName(name: string | null | undefined, locale: Locale, cells?: number): string {
  return isolate(escapeMarkdown(plainName(name, locale, cells)));
}

interface Row {
  /** What comes before the name, such as a rank. */
  before?: string;
  name: string | null | undefined;
  values: readonly string[];
}

/** Returns `1 Echo  191/65  2.94`, which fits on one line of a phone: a long name gives way to its values. */
export function playerRow({ before = '', name, values }: Row, locale: Locale): string {
  const rest = between + values.join(between);
  const lead = before === '' ? '' : `${before} `;
  const left = lineWidth - displayWidth(lead) - displayWidth(rest);
  return `${lead}${shortName(name, locale, Math.max(shortestName, Math.min(nameLength, left)))}${rest}`;
}

/** Returns as many names, separated by commas, as fit into so many cells; at least one, then `…` or the number of the others. */
export function fittingNames(
  names: readonly (string | null | undefined)[],
  { cells, rest = () => '…' }: { cells: number; rest?: (count: number) => string },
  locale: Locale,
): string {
  const shown: string[] = [];
  let width = 0;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const next = displayWidth(plainName(name, locale)) + 2;
    if (index > 0 && width + next + (last ? -2 : 2) > cells) break;
    shown.push(shortName(name, locale, index === 0 ? Math.min(nameLength, cells - (last ? 0 : 3)) : undefined));
    width += next;
  }
  const left = names.length - shown.length;
  return left === 0 ? shown.join(', ') : `${shown.join(', ')}, ${rest(left)}`;
}
