import type { rankings as English } from '../en/rankings.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const rankings: typeof English = {
  title: (label, period) => `${label} · ${period}`,
  picture: (title, best) => `Balkendiagramm. ${title}: ${best}`,
  rankBy: 'Rangliste nach',
  you: (line) => `Du: ${line}`,
  ranked: (ranked, players, minRounds) =>
    `In der Wertung: ${words.count(ranked)} von ${words.counted(players, 'Spieler', 'Spielern')} (ab ${words.counted(minRounds, 'Runde', 'Runden')})`,
  lowestFirst: 'niedrigster Wert zuerst',
  noRounds: 'Aus dieser Zeit zählt noch keine Runde.',
  tryFewer: (ranked, option) => `${ranked}: versuch ein kleineres \`${option}\`.`,
  unknownStatistic: (typed, keys) => `Eine Rangliste „${typed}“ gibt es nicht. Es gibt: ${keys}.`,
  season: {
    name: (quarter, year, from, to) => `Q${quarter} ${year} (${from}–${to})`,
    left: (days, until) => `**noch ${words.counted(days, 'Tag', 'Tage')}**, bis ${until}`,
    over: (since) => `Vorbei seit ${since}`,
    champions: 'Meister (gespielte Runden)',
    allTime: 'Gesamte Zeit (gespielte Runden)',
    nobody: 'Noch hat niemand genug Runden.',
    needed: (season, allTime) => `Nötige Runden, wie in /rangliste: ${season} · gesamte Zeit: ${allTime}`,
    noRounds: 'Aus dieser Saison zählt keine Runde.',
    tryAnother: (option, id) => `Versuch \`/season\` mit \`${option}:${id}\`.`,
    unknown: (typed, example) => `„${typed}“ ist keine Saison: gib Jahr und Quartal ein, zum Beispiel \`${example}\`.`,
    begins: (season, when) => `${season} beginnt ${when}.`,
  },
};
