import type { Locale } from '../texts/locale.ts';
import { boldFactor, lineWidth, mixedWidthOf } from './display-width.ts';
import { shortName } from './player-row.ts';

interface Row {
  /** What comes before the name, such as the value that ranks. */
  before?: string;
  name: string | null | undefined;
  bold?: boolean;
  underlined?: boolean;
  after?: string;
}

/** The least room for a name, in ems. */
const leastRoom = 4;

/** Returns `**31/18** Echo · 12 rounds` on one line of a phone: a long name gives way to what stands beside it. */
export function valueRow(
  { before = '', name, bold = false, underlined = false, after = '' }: Row,
  locale: Locale,
): string {
  const room = lineWidth - mixedWidthOf(before) - mixedWidthOf(after);
  const shown = shortName(name, locale, { room: Math.max(leastRoom, bold ? room / boldFactor : room) });
  const mark = bold ? '**' : underlined ? '__' : '';
  return before + mark + shown + mark + after;
}
