import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** Activity in one stretch of hours. */
export interface ActivityBucket {
  /** Files accepted. `refused` are the others. */
  files: number;
  refused: number;
  /** Rounds that were stored for the first time. */
  rounds: number;
  /** Interactions that wrote something. */
  writes: number;
}

/** Returns the last `hours` before `now` in `count` equal stretches, oldest first. */
export async function activityByHour(
  db: Db,
  now: Date,
  { hours, count }: { hours: number; count: number },
): Promise<ActivityBucket[]> {
  const since = new Date(now.getTime() - hours * 3_600_000);
  return db.query<ActivityBucket>(sql`
    with happened as (
      select processed_at as at, case when success then 'file' else 'refused' end as what
      from processed_files where processed_at > ${since} and processed_at <= ${now}
      union all
      select created_at, 'round' from rounds where created_at > ${since} and created_at <= ${now} and round_number > 0
      union all
      select handled_at, 'write' from handled_interactions where handled_at > ${since} and handled_at <= ${now}
    ),
    placed as (
      select what, least(floor(extract(epoch from at - ${since}::timestamptz) / ${(hours * 3600) / count}::float8)::int, ${count - 1}::int) as stretch
      from happened
    )
    select
      (count(*) filter (where what = 'file'))::int as files,
      (count(*) filter (where what = 'refused'))::int as refused,
      (count(*) filter (where what = 'round'))::int as rounds,
      (count(*) filter (where what = 'write'))::int as writes
    from generate_series(0, ${count - 1}::int) as stretch
    left join placed using (stretch)
    group by stretch
    order by stretch`);
}
