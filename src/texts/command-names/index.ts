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
