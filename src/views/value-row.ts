import type { Locale } from '../texts/locale.ts';
import { lineWidth, widthOf } from './display-width.ts';
import { shortName } from './player-row.ts';

interface Row {
  /** What comes before the name, such as the value that ranks. */
  before?: string;
  name: string | null | undefined;
  after?: string;
}

/** The least room for a name, in ems. */
const leastRoom = 4;

/** Returns `**31/18** Echo · 12 rounds` on one line of a phone: a long name gives way to what stands beside it. */
export function valueRow({ before = '', name, after = '' }: Row, locale: Locale): string {
  const room = lineWidth - widthOf(before) - widthOf(after);
  return before + shortName(name, locale, { room: Math.max(leastRoom, room) }) + after;
}
