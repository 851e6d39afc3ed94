import { leastInPeriod, minimumRounds, shareInPeriod } from '../../domain/minima.ts';
import type { Statistic } from '../../domain/statistics.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** Returns an expression for the rounds that a statistic needs. `totals` is a table of sums over all time or over a period. */
export function minimumSql(wanted: Statistic, over: 'all time' | 'period', totals: Sql): Sql {
  if (over === 'all time') return sql`${minimumRounds(wanted)}::int`;
  return sql`(
    select greatest(ceil(coalesce(max(rounds), 0) / ${shareInPeriod}::float8), ${leastInPeriod(wanted)}::int)::int from ${totals}
  )`;
}
