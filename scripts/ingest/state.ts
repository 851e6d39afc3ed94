import type { Db } from '../../src/db/db.ts';
import { sql } from '../../src/db/db.ts';
import { statistics } from '../../src/domain/statistics.ts';

/** Counts of what a database holds, as far as an import changes them. */
export interface RoundsState {
  rounds: number;
  counted: number;
  matches: number;
  sessions: number;
  /** Rounds known only from the old bot's rows. Some statistics of their second rounds are too low. */
  legacy: number;
  /** The first five of the legacy rounds. */
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

/** Returns the time zone in which an earlier migration read the old bot's rows, or UTC if there was none. */
export async function migratedTimeZone(db: Db): Promise<string> {
  const [migration] = await db.query<{ timeZone: string }>(
    sql`select time_zone from legacy_migrations order by migrated_at desc limit 1`,
  );
  return migration?.timeZone ?? 'UTC';
}

/** Returns lines about the statistics that the old bot's rows get wrong, and how far the import corrected them. */
export function trustLines(before: RoundsState, after: RoundsState): string[] {
  if (before.legacy === 0) return [];
  const affectedByLegacy = statistics.filter(({ trust }) => trust !== 'sound').map(({ label }) => label);
  if (after.legacy === 0) {
    return [
      `Every round from the old bot now has its file. These statistics are now correct: ${affectedByLegacy.join(', ')}, and playing times.`,
    ];
  }
  const upgraded = before.legacy - after.legacy;
  return [
    `${upgraded} of ${before.legacy} rounds from the old bot now have their file.`,
    `The other ${after.legacy} rounds make these statistics too low: ${affectedByLegacy.join(', ')}.`,
    ...after.legacyExamples.map((round) => `  no file: ${round}`),
    ...(after.legacy > after.legacyExamples.length ? ['  …'] : []),
  ];
}
