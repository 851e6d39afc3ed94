import type { Session } from '../../db/queries/session.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { howWonLines } from './how-won.ts';
import { mapLines } from './maps.ts';
import { bestLines, recordLines } from './news.ts';
import { peopleLines } from './people.ts';

/** The most lines, so that they fit on a phone's screen together with the picture. */
const mostLines = 12;

/**
 * Returns what is news about a session with the parts `teams` and `news`: its maps, how it was won, who stood out, own bests, records. What is
 * not remarkable has no line. Where there is much, the latest records are left out.
 */
export function eveningLines(session: Session, locale: Locale): string[] {
  const result = sessionResult(session);
  const broken = session.news?.broken ?? [];
  const lines = [
    ...mapLines(result, locale),
    ...howWonLines(result, locale),
    ...peopleLines(session, locale),
    ...bestLines(broken, locale),
  ];
  return [...lines, ...recordLines(broken, locale)].slice(0, mostLines);
}
