import type { Db } from '../../src/db/db.ts';
import { sql } from '../../src/db/db.ts';
import { statistics } from '../../src/domain/statistics.ts';

/** What a database holds, as far as an import changes it. */
export interface RoundsState {
  rounds: number;
  counted: number;
  matches: number;
  sessions: number;
  /** Rounds that only the old bot's rows know: some statistics of their second rounds are too low. */
  legacy: number;
  /** The first few of them. */
  legacyExamples: string[];
}

export async function readState(db: Db): Promise<RoundsState> {
  const [state] = await db.query<RoundsState>(sql`
    select count(*)::int as rounds, count(*) filter (where is_valid)::int as counted, count(distinct (server, match_id))::int as matches,
      count(distinct (server, session_start))::int as sessions, count(*) filter (where source = 'legacy')::int as legacy,
      array(
        select round_date || ' ' || round_time || ' ' || map_name || ' round ' || round_number from rounds
        where source = 'legacy' and round_number in (1, 2) order by played_at limit 5
      ) as "legacyExamples"
    from rounds where round_number in (1, 2)`);
  if (!state) throw new Error('A count gave no row.');
  return state;
}

/** The clock that an earlier migration read the old bot's rows by; UTC without one. */
export async function migratedTimeZone(db: Db): Promise<string> {
  const [migration] = await db.query<{ timeZone: string }>(
    sql`select time_zone from legacy_migrations order by migrated_at desc limit 1`,
  );
  return migration?.timeZone ?? 'UTC';
}

/** What the import means for statistics that old rows get wrong. */
export function trustLines(before: RoundsState, after: RoundsState): string[] {
  if (before.legacy === 0) return [];
  const affectedByLegacy = statistics.filter(({ trust }) => trust !== 'sound').map(({ label }) => label);
  if (after.legacy === 0) {
    return [
      `Every old round has its file now. Trustworthy from now on: ${affectedByLegacy.join(', ')}, and playing times.`,
    ];
  }
  const upgraded = before.legacy - after.legacy;
  return [
    `${upgraded} of ${before.legacy} old rounds have their file now.`,
    `Still too low by the ${after.legacy} others: ${affectedByLegacy.join(', ')}.`,
    ...after.legacyExamples.map((round) => `  no file: ${round}`),
    ...(after.legacy > after.legacyExamples.length ? ['  …'] : []),
  ];
}
