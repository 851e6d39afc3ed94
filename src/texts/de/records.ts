import type { records as English } from '../en/records.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const records: typeof English = {
  kinds: {
    kills: 'Kills',
    damage: 'Schaden',
    dpm: 'DPM',
    revives: 'Wiederbelebt',
    headshot_kills: 'Kopfschuss-Kills',
    gibs: 'Gibs',
    useful_kills: 'Nützliche Kills',
    denied_playtime: 'Gestohlene Zeit',
    best_spree: 'Serie',
    fastest_attack: 'Schnellster Angriff',
    longest_hold: 'Längste Abwehr',
    closest_map: 'Knappste Map',
  },
  sides: { attack: 'Angriff', defence: 'Abwehr' },
  sizes: { '3v3': '3v3', '4v4': '4v4', '5v5': '5v5', '6v6': '6v6', mixed: 'gemischt' },
  bothSides: 'Beide Seiten',
  onlySide: { attack: 'Angriff', defence: 'Abwehr' },
  allSizes: 'Alle Teamgrößen',
  titleOfMap: (map) => `Rekorde · ${map}`,
  newest: 'Neueste Rekorde',
  titleOfPlayer: (name) => `Rekorde · ${name}`,
  held: (count) => `Hält ${words.counted(count, 'Rekord', 'Rekorde')}`,
  bests: 'Eigene Bestwerte',
  was: (value, holder, day) => `vorher ${value}, ${holder}, ${day}`,
  wasShort: (value) => `vorher ${value}`,
  none: 'Hier hat noch keine Runde einen Rekord aufgestellt.',
  legend: 'Aus Runden ab zwei Minuten und drei je Seite · bei gleichen Werten der erste',
  unknownMap: (typed, option) =>
    `Keine Map heißt „${typed}“. Tippe einen Teil ihres Namens in \`${option}\` und wähle eine aus.`,
  choice: (map, count) => `${map} · ${words.counted(count, 'Rekord', 'Rekorde')}`,
};
