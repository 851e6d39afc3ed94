import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /records, and of records in the message about a match. */
export const records = {
  kinds: {
    kills: 'Kills',
    damage: 'Damage',
    dpm: 'DPM',
    revives: 'Revives',
    headshot_kills: 'Headshot kills',
    gibs: 'Gibs',
    useful_kills: 'Useful kills',
    denied_playtime: 'Denied time',
    best_spree: 'Spree',
    fastest_attack: 'Fastest attack',
    longest_hold: 'Longest hold',
    closest_map: 'Closest map',
  },
  /** A side within a line, such as `attack 3v3`. */
  sides: { attack: 'attack', defence: 'defence' },
  /** Players a side. */
  sizes: { '3v3': '3v3', '4v4': '4v4', '5v5': '5v5', '6v6': '6v6', mixed: 'mixed sizes' },
  bothSides: 'Both sides',
  onlySide: { attack: 'Attack', defence: 'Defence' },
  allSizes: 'All team sizes',
  titleOfMap: (map: string) => `Records · ${map}`,
  newest: 'Newest records',
  titleOfPlayer: (name: string) => `Records · ${name}`,
  held: (count: number) => `Holds ${words.counted(count, 'record', 'records')}`,
  bests: 'Own bests',
  was: (value: string, holder: string, day: string) => `was ${value}, ${holder}, ${day}`,
  /** A record in the message about a match. */
  wasShort: (value: string) => `was ${value}`,
  none: 'No round has set a record here yet.',
  legend: 'From rounds of two minutes and three a side · of equal values the first',
  unknownMap: (typed: string, option: string) =>
    `No map is called “${typed}”. Type a part of its name in \`${option}\` and pick one.`,
  choice: (map: string, count: number) => `${map} · ${words.counted(count, 'record', 'records')}`,
};
