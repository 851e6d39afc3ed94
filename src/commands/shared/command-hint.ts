import { commandMention } from '../../discord/markup.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Context } from '../context.ts';

/** Returns a command for a hint to the caller: a mention that can be clicked, or its name as code if Discord's ids are unavailable. */
export async function commandHint(typed: string, { commandIds, caller }: Context): Promise<string> {
  const [command = ''] = typed.split(' ');
  const id = (await commandIds()).get(command);
  return id === undefined ? `\`/${localCommand(typed, caller)}\`` : commandMention(typed, id);
}

/** Returns a command as it is typed in a language: `teams show` is `teams zeigen`. */
export function localCommand(typed: string, locale: Locale): string {
  const words = typed.split(' ');
  return words.map((_, index) => optionName(locale, words.slice(0, index + 1).join(' '))).join(' ');
}
