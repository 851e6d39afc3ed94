import type { furtherPosts as English } from '../en/further-posts.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const furtherPosts: typeof English = {
  comparedWith: (day) => `▲▼ places avant la soirée du ${day}`,
  newcomer: 'nouveau',
  wholeRanking: 'Classement entier',
  dayTitle: (day) => `📅 ${day}`,
  milestone: (rounds) => `**${words.count(rounds)}${nbsp}manches** jouées`,
  since: (years) => `**${words.counted(years, 'an', 'ans')}** depuis la première manche`,
  onThisDay: 'Ce jour-là',
  weekTitle: (from, to) => `📊 La semaine · ${from} – ${to}`,
  evenings: (count) => words.counted(count, 'soirée', 'soirées'),
  kills: (count) => words.counted(count, 'kill', 'kills'),
  mostRounds: 'Le plus de manches',
  mvps: 'Meilleurs joueurs',
  records: (count) => `${words.counted(count, 'record battu', 'records battus')}`,
  allSessions: 'Toutes les sessions',
};
