import type { common as English } from '../en/common.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const common: typeof English = {
  kills: (count) => words.counted(count, 'Kill', 'Kills'),
  deaths: (count) => words.counted(count, 'Tod', 'Tode'),
  rounds: (count) => words.counted(count, 'Runde', 'Runden'),
  maps: (count) => words.counted(count, 'Map', 'Maps'),
  players: (count) => words.counted(count, 'Spieler', 'Spieler'),
  sessions: (count) => words.counted(count, 'Spielabend', 'Spielabende'),
  times: (count) => words.counted(count, 'Mal', 'Mal'),
  unknownPlayer: 'Unbekannter Spieler',
  hiddenPlayer: 'verborgener Spieler',
  nothing: '–',
  pickAPlayer: 'Spieler wählen',
  continued: '(Fortsetzung)',
  oldBot: 'Runden des alten Bots haben hier zu niedrige Werte, bis ihre Dateien importiert sind.',
  more: (count) => `… und ${words.count(count)} weitere`,
  durationLong: (hours, minutes) => `${words.count(hours)}${nbsp}h${nbsp}${minutes}${nbsp}min`,
  durationShort: (minutes) => `${words.count(minutes)}${nbsp}min`,
  today: 'heute',
  yesterday: 'gestern',
  daysAgo: (days) => `vor ${words.counted(days, 'Tag', 'Tagen')}`,
  monthsAgo: (months) => `vor ${words.counted(months, 'Monat', 'Monaten')}`,
  periods: {
    all: 'Alle Runden',
    season: 'Diese Saison',
    '90d': 'Letzte 90 Tage',
    '30d': 'Letzte 30 Tage',
    session: 'Letzter Spielabend',
  },
  periodsInText: {
    all: 'gesamte Zeit',
    season: 'diese Saison',
    '90d': 'letzte 90 Tage',
    '30d': 'letzte 30 Tage',
    session: 'dieser Spielabend',
  },
};
