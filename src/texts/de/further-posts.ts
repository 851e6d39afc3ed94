import type { furtherPosts as English } from '../en/further-posts.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const furtherPosts: typeof English = {
  comparedWith: (day) => `▲▼ Plätze vor dem Abend vom ${day}`,
  newcomer: 'neu',
  wholeRanking: 'Ganze Rangliste',
  dayTitle: (day) => `📅 ${day}`,
  milestone: (rounds) => `**${words.count(rounds)}${nbsp}Runden** gespielt`,
  since: (years) => `**${words.counted(years, 'Jahr', 'Jahre')}** seit der ersten Runde`,
  onThisDay: 'An diesem Tag',
  weekTitle: (from, to) => `📊 Die Woche · ${from} – ${to}`,
  evenings: (count) => words.counted(count, 'Abend', 'Abende'),
  kills: (count) => words.counted(count, 'Kill', 'Kills'),
  mostRounds: 'Die meisten Runden',
  mvps: 'Wertvollste Spieler',
  records: (count) => `${words.counted(count, 'Rekord', 'Rekorde')} gefallen`,
  allSessions: 'Alle Spielabende',
};
