import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** How one kind of thing went that the bot does, or one of its names. */
export interface MetricLine {
  kind: string;
  /** Null for all of the kind. */
  name: string | null;
  count: number;
  /** The milliseconds within which half of them were done, within which 95 of 100 were, and of the slowest. */
  p50: number;
  p95: number;
  slowest: number;
  errors: number;
}

/** What failed how often. */
export interface MetricFailure {
  kind: string;
  name: string;
  error: string;
  count: number;
}

/** The interactions of one stretch of time. */
export interface MetricStretch {
  /** Which one, from 0 for the first. */
  place: number;
  count: number;
  p95: number;
  errors: number;
}

export interface Metrics {
  lines: MetricLine[];
  /** The most frequent ones. */
  failures: MetricFailure[];
  /** Those in which something happened. */
  stretches: MetricStretch[];
}

interface MetricsOptions {
  since: Date;
  now: Date;
  mostFailures: number;
  /** Where the first stretch begins, and how long (ms) each is. */
  stretches: { from: Date; lengthMs: number };
}

/** Returns how everything went that used the database. */
export async function readMetrics(
  db: Db,
  { since, now, mostFailures, stretches: { from, lengthMs } }: MetricsOptions,
): Promise<Metrics> {
  const [row] = await db.query<Metrics>(sql`
    with known as materialized (select * from metrics where at > ${from < since ? from : since} and at <= ${now}),
    recent as (select * from known where at > ${since})
    select
      (select coalesce(json_agg(l), '[]') from (
        select kind, name, count(*), percentile_disc(0.5) within group (order by ms) as p50,
          percentile_disc(0.95) within group (order by ms) as p95, max(ms) as slowest, count(error) as errors
        from recent group by grouping sets ((kind), (kind, name))
      ) as l) as lines,
      (select coalesce(json_agg(f), '[]') from (
        select kind, name, error, count(*) from recent where error is not null
        group by kind, name, error order by count(*) desc, kind, name, error limit ${mostFailures}
      ) as f) as failures,
      (select coalesce(json_agg(s), '[]') from (
        select floor(extract(epoch from at - ${from}::timestamptz) * 1000 / ${lengthMs}::float8)::int as place, count(*),
          percentile_disc(0.95) within group (order by ms) as p95, count(error) as errors
        from known where at > ${from} and kind not in ('ingest', 'post', 'job') group by place
      ) as s) as stretches`);
  return row ?? { lines: [], failures: [], stretches: [] };
}
