import { nameInText } from '../discord/escape.ts';
import type { Locale } from '../texts/locale.ts';

/** The longest name in a list, in graphemes, so that each row stays one line on a phone. */
export const namesInLists = 18;

/** Returns a player's name for places that render markdown, or says in the reader's language that it is unknown. */
export function nameOrUnknown(name: string | null, { texts }: Locale, length?: number): string {
  return name === null ? texts.common.unknownPlayer : nameInText(name, length);
}
