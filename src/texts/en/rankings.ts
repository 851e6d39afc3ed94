import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /leaderboard and /season. */
export const rankings = {
  title: (label: string, period: string) => `${label} · ${period}`,
  /** What the picture of a ranking shows, for people who do not see it. */
  picture: (title: string, best: string) => `Bar chart. ${title}: ${best}`,
  rankBy: 'Rank by',
  you: (line: string) => `You: ${line}`,
  ranked: (ranked: number, players: number, minRounds: number) =>
    `Ranked: ${words.count(ranked)} of ${words.counted(players, 'player', 'players')} (${words.count(minRounds)}+ rounds)`,
  lowestFirst: 'lowest first',
  noRounds: 'No round of that time counts yet.',
  tryFewer: (ranked: string, option: string) => `${ranked}: try a smaller \`${option}\`.`,
  unknownStatistic: (typed: string, keys: string) => `There is no ranking “${typed}”. There are: ${keys}.`,
  season: {
    /** A quarter of a year: `Q4 2026 (Oct–Dec)`. */
    name: (quarter: number, year: number, from: string, to: string) => `Q${quarter} ${year} (${from}–${to})`,
    left: (days: number, until: string) => `**${words.counted(days, 'day', 'days')} left**, until ${until}`,
    over: (since: string) => `Over since ${since}`,
    champions: 'Champions (rounds played)',
    allTime: 'All time (rounds played)',
    nobody: 'Nobody has enough rounds yet.',
    needed: (season: string, allTime: string) => `Rounds needed, as in /leaderboard: ${season} · all time: ${allTime}`,
    noRounds: 'No round of this season counts.',
    tryAnother: (option: string, id: string) => `Try \`/season\` with \`${option}:${id}\`.`,
    unknown: (typed: string, example: string) =>
      `“${typed}” is no season: type a year and a quarter, such as \`${example}\`.`,
    begins: (season: string, when: string) => `${season} begins ${when}.`,
  },
};
