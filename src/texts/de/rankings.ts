import type { rankings as English } from '../en/rankings.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const rankings: typeof English = {
  title: (label, period) => `${label} · ${period}`,
  rankBy: 'Rangliste nach',
  you: (line) => `Du: ${line}`,
  ranked: (ranked, players, minRounds) =>
    `In der Wertung: ${words.count(ranked)} von ${words.counted(players, 'Spieler', 'Spielern')} (ab ${words.counted(minRounds, 'Runde', 'Runden')})`,
  lowestFirst: 'niedrigster Wert zuerst',
  noRounds: 'Aus dieser Zeit zählt noch keine Runde.',
  tryFewer: (ranked, option) => `${ranked}: versuch ein kleineres \`${option}\`.`,
  unknownStatistic: (typed, keys) => `Eine Rangliste „${typed}“ gibt es nicht. Es gibt: ${keys}.`,
};
