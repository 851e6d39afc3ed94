import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of the live ranking, of the post "on this day", and of the weekly digest. */
export const furtherPosts = {
  comparedWith: (day: string) => `▲▼ ranks before the evening of ${day}`,
  newcomer: 'new',
  wholeRanking: 'Whole ranking',
  dayTitle: (day: string) => `📅 ${day}`,
  /** A player has just played their so manieth round. */
  milestone: (rounds: number) => `**${words.count(rounds)}${nbsp}rounds** played`,
  /** How many years ago a player's first round was, on this day. */
  since: (years: number) => `**${words.counted(years, 'year', 'years')}** since the first round`,
  onThisDay: 'On this day',
  weekTitle: (from: string, to: string) => `📊 The week · ${from}–${to}`,
  evenings: (count: number) => words.counted(count, 'evening', 'evenings'),
  kills: (count: number) => words.counted(count, 'kill', 'kills'),
  mostRounds: 'Most rounds',
  mvps: 'Most valuable players',
  records: (count: number) => `${words.counted(count, 'record', 'records')} fell`,
  allSessions: 'All sessions',
};
