import type { BrokenRecord } from '../../db/queries/broken-records.ts';
import type { MatchData } from '../../db/queries/match.ts';
import { roundsOf } from '../../db/queries/match.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { fittingNames, hiddenPlayer, shortName } from '../player-row.ts';
import { recordValue } from '../records.ts';

/** The most lines about records in a message. */
const most = 5;
/** The least room for names beside what was beaten, in ems. */
const leastNames = 6;

/**
 * Returns a line for each record that the match broke, those first that had stood longest, then own bests. A record of somebody who is hidden
 * from the reader is left out.
 */
export function matchRecords(data: MatchData, locale: Locale): string[] {
  const day = roundsOf(data)[0]?.playedAt.toISOString() ?? '';
  return data.broken
    .filter(({ holders }) => holders.some((name) => name !== hiddenPlayer))
    .slice(0, most)
    .map((one) => line(one, locale, day));
}

/** Returns `🥇 Kills **28** Larkspur · was 26, quill`, or `⭐ …` for an own best, with as much of what it broke as fits on the line. */
function line(record: BrokenRecord, locale: Locale, today: string): string {
  const { records, sessions } = locale.texts;
  const { kind, value, beaten, holders, isOwnBest } = record;
  const lead = `${isOwnBest ? '⭐' : '🥇'} ${records.kinds[kind]} **${recordValue(kind, value, locale)}** `;
  const old = recordValue(kind, beaten, locale);
  const name =
    record.beatenName === null || record.beatenName === hiddenPlayer ? [] : [shortName(record.beatenName, locale)];
  const day = sessions.shortDay(record.beatenDay, today);
  const endings = [[...name, day], name, []].map((more) => ` · ${records.wasShort([old, ...more].join(', '))}`);
  const room = lineWidth - boldWidthOf(lead);
  const shown = holders.filter((one) => one !== hiddenPlayer);
  const whole = shown.map((one) => shortName(one, locale)).join(', ');
  const shortest = endings.at(-1) ?? '';
  const ending =
    endings.find((one) => widthOf(whole + one) <= room) ?? (room - widthOf(shortest) >= leastNames ? shortest : '');
  return `${lead}${fittingNames(shown, { room: room - widthOf(ending) }, locale)}${ending}`;
}
