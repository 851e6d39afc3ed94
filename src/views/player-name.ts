import { escapeMarkdown } from '../discord/escape.ts';
import { displayName, unknownPlayer } from '../domain/names.ts';
import type { Locale } from '../texts/locale.ts';

/** Returns a player's whole name for places that render markdown, such as titles; the reader's own words where none is known. */
export function fullName(name: string | null | undefined, { texts }: Locale): string {
  const shown = displayName(name);
  return escapeMarkdown(shown === unknownPlayer ? texts.common.unknownPlayer : shown);
}
