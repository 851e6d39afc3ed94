import type { Absence } from '../db/queries/absence.ts';
import { timestamp } from '../discord/markup.ts';
import type { Locale } from '../texts/locale.ts';
import { formatCount } from './numbers.ts';
import { shortName } from './player-row.ts';

/** Returns what a player missed, a line each: what was played, who passed them, which records fell. */
export function absenceText(
  { lastPlayedAt, kills, sessions, maps, passed, names, fallen, fallenOwn }: Absence,
  locale: Locale,
): string {
  const { common, you } = locale.texts;
  const { absence } = you;
  const shown = names.map((name) => `**${shortName(name, locale)}**`);
  const own = formatCount(kills, locale);
  return [
    absence.missed(timestamp(lastPlayedAt, 'D'), common.sessions(sessions), common.maps(maps)),
    passed === 0 ? absence.passedByNobody(own) : absence.passedBy(shown, passed - shown.length, own),
    fallen === 0 ? absence.noRecordFell : absence.recordsFell(fallen, fallenOwn),
  ].join('\n');
}
