import type { evening as English } from '../en/evening.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const evening: typeof English = {
  faster: (own, other) => `attaques en ${own} contre ${other}`,
  holds: (own, other) => {
    if (other > 0) return `défenses tenues ${own}${nbsp}:${nbsp}${other}`;
    return own === 1 ? 'la seule défense tenue' : `les ${words.count(own)} défenses tenues`;
  },
  close: (maps, clock) => `${words.counted(maps, 'carte', 'cartes')} à ${clock} près`,
  mapsInARow: (maps) => `**${words.count(maps)}**${nbsp}cartes d’affilée`,
  gone: `Cette soirée n’est plus enregistrée${nbsp}: ses manches ont été retirées.`,
  notPlayed: (name) => `${name} n’a aucune manche qui compte dans cette soirée.`,
};
