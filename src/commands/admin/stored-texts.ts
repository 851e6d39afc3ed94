import { nameInText } from '../../discord/escape.ts';
import type { Finding } from '../../domain/round-file/finding.ts';
import type { RefusalKind } from '../../texts/en/admin-rounds.ts';
import type { Locale } from '../../texts/locale.ts';

/** Reads what is stored in English, as files and rounds were judged, in the reader's language. */

/** How the stored sentences of each kind of refusal read; the first that fits. */
const refusals: readonly [kind: RefusalKind, sentence: RegExp][] = [
  ['clock', /ahead of the clock/],
  ['size', /^(?:The file|Line \d+) has .*\bmore than \d+/],
  ['name', /^The file name |is an old weapon file|is no round file|is no date and time|^The map in /],
  ['format', /^The file is empty|^Line 1 has |^The header's |in the header is no time|^The file has neither /],
];

/** Returns why a file was refused, for places that render markdown. */
export function refusalText(stored: string | null, { texts }: Locale): string {
  if (stored === null) return texts.admin.noReason;
  const [kind] = refusals.find(([, sentence]) => sentence.test(stored)) ?? (['unknown'] as const);
  return texts.adminRounds.refusals[kind](nameInText(stored, 120));
}

/** Returns why a round does not count: a reason of the rules, or a manager's own words. */
export function reasonText(stored: string, { texts }: Locale): string {
  const { reasons } = texts.adminRounds;
  return Object.hasOwn(reasons, stored) ? reasons[stored as keyof typeof reasons] : nameInText(stored, 200);
}

/** Returns what is odd in a file, and in which line or of which player. */
export function findingText({ code, message, line, guid }: Finding, { texts }: Locale): string {
  const { findings, findingAt } = texts.adminRounds;
  const stored = nameInText(message, 120);
  const text = Object.hasOwn(findings, code) ? findings[code](stored) : stored;
  return findingAt(text, line, guid === undefined ? undefined : nameInText(guid));
}
