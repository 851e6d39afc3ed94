import type { Statistic } from './statistics.ts';

/** Rounds a player needs before a statistic ranks them, in /leaderboard, /season and /stats. */
const minima = {
  total: { allTime: 11, period: 1 },
  rate: { allTime: 51, period: 3 },
} as const;

/** In a season or another short period, a player needs one round for every so many rounds of the most active player. */
export const shareInPeriod = 5;

/** Returns the rounds needed over all time. */
export function minimumRounds({ kind }: Pick<Statistic, 'kind'>): number {
  return minima[kind].allTime;
}

/** Returns the rounds needed at least in a short period (see {@link shareInPeriod}). */
export function leastInPeriod({ kind }: Pick<Statistic, 'kind'>): number {
  return minima[kind].period;
}
