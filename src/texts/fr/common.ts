import type { common as English } from '../en/common.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const common: typeof English = {
  kills: (count) => words.counted(count, 'frag', 'frags'),
  deaths: (count) => words.counted(count, 'mort', 'morts'),
  rounds: (count) => words.counted(count, 'manche', 'manches'),
  maps: (count) => words.counted(count, 'carte', 'cartes'),
  players: (count) => words.counted(count, 'joueur', 'joueurs'),
  sessions: (count) => words.counted(count, 'session', 'sessions'),
  times: (count) => words.counted(count, 'fois', 'fois'),
  unknownPlayer: 'Joueur inconnu',
  hiddenPlayer: 'joueur masqué',
  nothing: '–',
  pickAPlayer: 'Choisir un joueur',
  continued: '(suite)',
  oldBot: 'Les manches de l’ancien bot ont ici des valeurs trop basses tant que leurs fichiers ne sont pas importés.',
  more: (count) => `… et ${words.count(count)} de plus`,
  durationLong: (hours, minutes) => `${words.count(hours)}\u00a0h\u00a0${minutes}\u00a0min`,
  durationShort: (minutes) => `${words.count(minutes)}\u00a0min`,
  today: 'aujourd’hui',
  yesterday: 'hier',
  daysAgo: (days) => `il y a ${words.counted(days, 'jour', 'jours')}`,
  monthsAgo: (months) => `il y a ${words.counted(months, 'mois', 'mois')}`,
  periods: {
    all: 'Toutes les manches',
    season: 'Cette saison',
    '90d': '90 derniers jours',
    '30d': '30 derniers jours',
    session: 'Dernière session',
  },
  periodsInText: {
    all: 'depuis toujours',
    season: 'cette saison',
    '90d': '90 derniers jours',
    '30d': '30 derniers jours',
    session: 'cette session',
  },
};
