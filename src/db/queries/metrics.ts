import type { Sql } from '../db.ts';
import { join, sql } from '../db.ts';

/** How something went that the bot did. It holds nothing that anybody typed. */
export interface Measured {
  /** `command`, `component`, `autocomplete`, `ingest`, `post`, `job`, … */
  kind: string;
  /** The command, the route of a button, the server of an upload, the kind of a post, or the job. */
  name: string;
  ms: number;
  /** How long of it the database took. */
  sqlMs: number;
  roundTrips: number;
  /** The code of what failed. Undefined if nothing did. */
  error?: string | undefined;
}

/** The same with the instant. */
export type Timed = Measured & { at: Date };

const longestName = 40;

/** Returns the statement that stores how it went, at least one row. It changes nothing when it runs a second time. */
export function storeMetrics(rows: readonly Timed[], random: () => number): Sql {
  const values = rows.map(({ at, kind, name, ms, sqlMs, roundTrips, error = null }) => {
    const id = Math.floor(random() * 2 ** 31);
    return sql`(${at.toISOString()}, ${id}, ${kind}, ${name.slice(0, longestName)}, ${ms}, ${sqlMs}, ${roundTrips}, ${error})`;
  });
  return sql`
    insert into metrics (at, id, kind, name, ms, sql_ms, round_trips, error) values ${join(values)} on conflict do nothing`;
}
