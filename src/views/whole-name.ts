import { escapeMarkdown } from '../discord/escape.ts';
import { displayName, unknownPlayer } from '../domain/names.ts';
import type { Locale } from '../texts/locale.ts';
import { hiddenPlayer, isolate, plainName } from './player-row.ts';

/** Returns a player's whole name for places without markdown. Says in the reader's language that a name is unknown or hidden. */
export function plainWholeName(name: string | null | undefined, locale: Locale): string {
  const whole = displayName(name);
  return whole === unknownPlayer || whole === hiddenPlayer ? plainName(name, locale) : whole;
}

/** Returns a player's whole name for sentences, in places that render markdown. */
export function wholeName(name: string | null | undefined, locale: Locale): string {
  return isolate(escapeMarkdown(plainWholeName(name, locale)));
}
