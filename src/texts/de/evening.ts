import type { evening as English } from '../en/evening.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const evening: typeof English = {
  faster: (own, other) => `Angriffe in ${own} statt ${other}`,
  holds: (own, other) => {
    if (other > 0) return `voll gehalten ${own}${nbsp}:${nbsp}${other}`;
    return `${words.count(own)}-mal voll gehalten`;
  },
  close: (maps, clock) => `${words.counted(maps, 'Map', 'Maps')} um höchstens ${clock}`,
  mapsInARow: (maps) => `**${words.count(maps)}**${nbsp}Maps in Folge`,
  gone: 'Dieser Abend ist nicht mehr gespeichert: Seine Runden wurden entfernt.',
  notPlayed: (name) => `${name} hat an diesem Abend keine Runde, die zählt.`,
};
