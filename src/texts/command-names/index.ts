import type { Language } from '../words.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';

/** Returns Discord's localizations of a command, subcommand or option. */
export function localizations(path: string) {
  const [german, french] = [de[path], fr[path]];
  if (!german || !french) return {};
  return {
    name_localizations: { de: german[0], fr: french[0] },
    description_localizations: { de: german[1], fr: french[1] },
  };
}

/** Returns what an option such as `session date` is called in a language. A client shows it so, and so do hints. */
export function optionName({ language }: { language: Language }, path: string): string {
  const localized = { de: de[path], fr: fr[path], en: undefined }[language];
  return localized?.[0] ?? path.slice(path.lastIndexOf(' ') + 1);
}
