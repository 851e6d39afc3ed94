import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /leaderboard and /season. */
export const rankings = {
  title: (label: string, period: string) => `${label} · ${period}`,
  rankBy: 'Rank by',
  you: (line: string) => `You: ${line}`,
  ranked: (ranked: number, players: number, minRounds: number) =>
    `Ranked: ${words.count(ranked)} of ${words.counted(players, 'player', 'players')} (${words.count(minRounds)}+ rounds)`,
  lowestFirst: 'lowest first',
  noRounds: 'No round of that time counts yet.',
  tryFewer: (ranked: string, option: string) => `${ranked}: try a smaller \`${option}\`.`,
  unknownStatistic: (typed: string, keys: string) => `There is no ranking “${typed}”. There are: ${keys}.`,
};
