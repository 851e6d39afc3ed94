import type { Question } from '../ask-together.ts';
import { sql } from '../db.ts';

/** How many days handled interactions and refused files are kept. */
const keptDays = 31;
/** How many refused files are kept at most. Whoever has a token can send any number. */
const keptRefusals = 1000;

/** How many days it is kept how everything went. `/admin metrics` looks back as far. */
const metricDays = 30;

/** How many days a code is kept that nobody had in their name. A file may come in late. */
const codeDays = 60;

const dayMs = 86_400_000;

/**
 * Removes handled interactions, refused files, metrics, codes and claims that are over, once nobody needs them any more. Returns how many.
 * What the old bot refused stays, because `npm run migrate -- --verify` looks for it. Of the metrics, the sums stay.
 */
export function prune(now: Date): Question<number> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  return {
    statement: sql`
      with interactions as (delete from handled_interactions where handled_at < ${ago(keptDays)} returning 1),
      claims as (delete from link_claims where outcome is not null and told and claimed_at < ${ago(1)} returning 1),
      measured as (delete from metrics where at < ${ago(metricDays)} returning kind, name, ms, sql_ms, error),
      summed as (
        insert into metric_totals as t (kind, name, runs, errors, ms, sql_ms)
        select kind, name, count(*), count(error), sum(ms), sum(sql_ms) from measured group by kind, name
        on conflict (kind, name) do update set runs = t.runs + excluded.runs, errors = t.errors + excluded.errors,
          ms = t.ms + excluded.ms, sql_ms = t.sql_ms + excluded.sql_ms
      ),
      codes as (
        delete from link_codes where not worn and issued_at < ${ago(codeDays)}
          and not exists (select from link_claims c where c.code = link_codes.code)
        returning 1
      ),
      files as (
        delete from processed_files
        where success is false
          and processed_at > coalesce((select max(migrated_at) from legacy_migrations), '-infinity')
          and processed_at < greatest(
            ${ago(keptDays)}::timestamptz,
            (select processed_at from processed_files where success is false order by processed_at desc offset ${keptRefusals - 1} limit 1)
          )
        returning 1
      )
      select ((select count(*) from interactions) + (select count(*) from claims) + (select count(*) from codes)
        + (select count(*) from files) + (select count(*) from measured))::int as count`,
    read: ([row]) => (row as { count: number }).count,
  };
}
