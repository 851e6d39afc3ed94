import type { Locale } from '../texts/locale.ts';
import { lineWidth, widthOf } from './display-width.ts';
import { shortName } from './player-row.ts';

interface Row {
  /** What comes before the name, such as the value that ranks. */
  before?: string;
  name: string | null | undefined;
  after?: string;
}

/** What Discord makes of the time stamp of a day is not wider. */
const longDate = '28.12.2026';
/** The least room for a name, in ems. */
const leastRoom = 4;

/** Returns `**31/18** Echo · 12 rounds` on one line of a phone: a long name gives way to what stands beside it. */
export function valueRow({ before = '', name, after = '' }: Row, locale: Locale): string {
  const room = lineWidth - widthOf(before) - widthOf(after.replace(/<t:\d+:d>/, longDate));
  return before + shortName(name, locale, { room: Math.max(leastRoom, room) }) + after;
}
