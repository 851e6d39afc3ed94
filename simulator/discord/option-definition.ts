import type { APIApplicationCommandOption } from 'discord-api-types/v10';

/** An option of a command as Discord describes it, of any type. */
export type OptionDefinition = APIApplicationCommandOption & {
  options?: OptionDefinition[];
  autocomplete?: boolean;
};

interface Named {
  name: string;
  name_localizations?: Partial<Record<string, string | null>> | null | undefined;
}

/** Finds what a client in this language shows under the typed name: by its translated name, else by its own. */
export function findNamed<Entry extends Named>(
  entries: readonly Entry[],
  typed: string | undefined,
  locale: string,
): Entry | undefined {
  const translated = entries.find(({ name_localizations: names }) => typed !== undefined && names?.[locale] === typed);
  return translated ?? entries.find(({ name }) => name === typed);
}
