import type { Language } from '../words.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';
import { localized } from './names.ts';

/** Returns Discord's localizations of a command, subcommand or option. */
export function localizations(path: string) {
  const [german, french] = [localized(de, path), localized(fr, path)];
  if (!german || !french) return {};
  return {
    name_localizations: { de: german[0], fr: french[0] },
    description_localizations: { de: german[1], fr: french[1] },
  };
}

const translated = { de, fr };

/** Returns the description of a command, subcommand or option in the reader's language; `english` is that of its definition. */
export function descriptionOf(path: string, english: string, { language }: { language: Language }): string {
  return (language === 'en' ? undefined : localized(translated[language], path)?.[1]) ?? english;
}

/** Returns an option's name as the reader's Discord shows it; `path` is as in the lists: `stats player`. */
export function optionName({ language }: { language: Language }, path: string): string {
  return (
    (language === 'en' ? undefined : localized(translated[language], path)?.[0]) ??
    path.slice(path.lastIndexOf(' ') + 1)
  );
}
