import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { pseudo } from './pseudo.ts';
import type { Language, Words } from './words.ts';
import { wordsOf } from './words.ts';

/** Every sentence of the bot, by subject. */
export type Texts = typeof en;

/** A language to answer in: its texts, and how it writes numbers. */
export interface Locale extends Words {
  /** The language, for Discord's own formats. */
  language: Language;
  texts: Texts;
}

/** The locale under which every text stands in ⟦…⟧, so that a test sees what is not in the catalogue. Discord has no such locale. */
export const pseudoLocale = 'qps-ploc';

const made = new Map<string, Locale>();

/** Returns the language of a Discord locale such as `en-GB` or `de`; English where there is no other. */
export function localeOf(tag: string): Locale {
  const language = tag === pseudoLocale ? tag : tag.slice(0, 2).toLowerCase();
  const found = made.get(language) ?? make(language);
  made.set(language, found);
  return found;
}

function make(language: string): Locale {
  switch (language) {
    case 'de':
      return { language, texts: de, ...wordsOf(language) };
    case 'fr':
      return { language, texts: fr, ...wordsOf(language) };
    case pseudoLocale:
      return { language: 'en', texts: pseudo(en), ...wordsOf('en') };
    default:
      return { language: 'en', texts: en, ...wordsOf('en') };
  }
}
