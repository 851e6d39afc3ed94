import { escapeMarkdown } from '../discord/escape.ts';
import { displayName, unknownPlayer } from '../domain/names.ts';
import type { Locale } from '../texts/locale.ts';
import { isolate, plainName } from './player-row.ts';

/** Returns a player's whole name for sentences, in places that render markdown. Says in the reader's language that it is unknown or hidden. */
export function wholeName(name: string | null | undefined, locale: Locale): string {
  const whole = displayName(name);
  const isNoName = whole === unknownPlayer || whole === 'hidden player';
  return isolate(escapeMarkdown(isNoName ? plainName(name, locale) : whole));
}
