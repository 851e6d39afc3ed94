import type { Statistic } from './statistics.ts';

/** Rounds that somebody needs before a statistic ranks them, wherever it ranks: in /leaderboard, /season and /stats. */
const minima = {
  total: { allTime: 11, period: 1 },
  rate: { allTime: 51, period: 3 },
} as const;

/** In a season or another shorter period everybody needs at least one in so many of the most active player's rounds. */
export const shareInPeriod = 5;

/** Rounds needed over all time. */
export function minimumRounds({ kind }: Pick<Statistic, 'kind'>): number {
  return minima[kind].allTime;
}

/** Rounds needed at least in a shorter period, see {@link shareInPeriod}. */
export function leastInPeriod({ kind }: Pick<Statistic, 'kind'>): number {
  return minima[kind].period;
}
