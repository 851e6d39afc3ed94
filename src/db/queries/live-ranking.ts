import { leastInPeriod, minimumRounds, shareInPeriod } from '../../domain/minima.ts';
import { statistics } from '../../domain/statistics.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { LocalTime, Period } from './period.ts';
import { rankingDefaults } from './post-settings.ts';

/** A player in the live ranking. */
export interface LiveRow {
  name: string | null;
  value: number;
  rounds: number;
  rank: number;
  /** The rank before the latest evening. Null for players who had none. */
  before: number | null;
}

/** What the live ranking shows. */
export interface LiveRanking {
  statistic: string;
  period: Period;
  /** The day of the latest evening, YYYY-MM-DD. Null while nobody has played. */
  day: string | null;
  players: number;
  ranked: number;
  minRounds: number | null;
  /** Whether there was a ranking before the latest evening. */
  isCompared: boolean;
  rows: LiveRow[];
}

/** What the database must know of statistics: the defaults of the settings, and how many rounds each needs. */
function catalogue(): string {
  const rules = statistics.map((one) => {
    return [one.key, { allTime: minimumRounds(one), period: leastInPeriod(one), best: one.best }];
  });
  return JSON.stringify({ ...rankingDefaults, share: shareInPeriod, rules: Object.fromEntries(rules) });
}

/** Returns an expression for the live ranking as everybody sees it, as JSON ({@link LiveRanking}). */
export const liveRankingAsJson = ({ now, timeZone }: LocalTime): Sql =>
  sql`live_ranking(${now}, ${timeZone}, ${catalogue()}::jsonb)`;
