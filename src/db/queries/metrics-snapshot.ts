import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** Everything that was ever measured of one name, and how long it took of late. */
export interface MetricSums {
  kind: string;
  name: string;
  runs: number;
  errors: number;
  ms: number;
  sqlMs: number;
  /** The milliseconds within which half, and 95 of 100, were done in the last 24 hours. Null if there were none. */
  lately: [p50: number, p95: number] | null;
}

/** Returns the sums of all metrics. None of them ever falls, because what is removed is added to `metric_totals`. */
export async function metricsSnapshot(db: Db, now: Date): Promise<MetricSums[]> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
  return db.query<MetricSums>(sql`
    with measured as (
      select kind, name, count(*) as runs, count(error) as errors, sum(ms) as ms, sum(sql_ms) as sql_ms,
        to_json(percentile_disc(array[0.5, 0.95]) within group (order by ms) filter (where at > ${dayAgo})) as lately
      from metrics group by kind, name
    )
    select kind, name, (coalesce(m.runs, 0) + coalesce(t.runs, 0))::float8 as runs,
      (coalesce(m.errors, 0) + coalesce(t.errors, 0))::float8 as errors, (coalesce(m.ms, 0) + coalesce(t.ms, 0))::float8 as ms,
      (coalesce(m.sql_ms, 0) + coalesce(t.sql_ms, 0))::float8 as sql_ms, m.lately
    from measured m full join metric_totals t using (kind, name)
    order by kind, name`);
}
