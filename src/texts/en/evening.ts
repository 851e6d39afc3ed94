import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of the message about an evening, and of its buttons. */
export const evening = {
  /** How long the attacks of the winners took on average, and those of the others. */
  faster: (own: string, other: string) => `faster attacks (${own} against ${other})`,
  /** How often the winners held a map to the end, and how often the others did. */
  holds: (own: number, other: number) => {
    if (other > 0) return `full holds ${own}${nbsp}:${nbsp}${other}`;
    return own === 1 ? 'the only full hold' : own === 2 ? 'both full holds' : `all ${words.count(own)} full holds`;
  },
  close: (maps: number, clock: string) => `${words.counted(maps, 'map', 'maps')} by at most ${clock}`,
  mapsInARow: (maps: number) => `**${words.count(maps)}**${nbsp}maps in a row`,
  gone: 'This evening is no longer stored: its rounds have been removed.',
  notPlayed: (name: string) => `${name} has no counted round in this evening.`,
};
