import type { Question } from '../ask-together.ts';
import { raw, sql } from '../db.ts';
import { missingRights } from './rights.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A rollup compared with the rows it is computed from. */
export interface RollupState {
  rollup: string;
  /** Number of rows that the rollup has or should have. */
  stored: number;
  /** Number of rows that are, or were, wrong or missing. */
  differing: number;
  examples: Record<string, unknown>[];
}

/** Timeout in milliseconds. A Worker has 30 s after its first answer to Discord. */
export const maintenanceTimeoutMs = 24_000;

const columns = raw('rollup, stored::float8, differing::float8, examples');

/** Computes every rollup again in one transaction. Returns what was wrong. */
export async function rebuildRollups(writer: Writer): Promise<RollupState[] | 'repeated'> {
  const statement = sql`select ${columns} from rebuild_rollups() order by rollup`;
  const results = await writeOnce(writer, [statement], { timeoutMs: maintenanceTimeoutMs });
  return results === 'repeated' ? results : (results[0] as RollupState[]);
}

/** Asks for every rollup compared with the rows it is computed from. Changes nothing. */
export const rollupStates: Question<RollupState[]> = {
  statement: sql`select ${columns} from examine_rollups() order by rollup`,
  read: (rows) => rows as RollupState[],
};

export interface TableSize {
  name: string;
  rows: number;
  bytes: number;
}

/** What `analyze` did. */
export interface Analyzed {
  largest: TableSize[];
  /** The role, and the tables that it cannot analyze. */
  skipped: { role: string; tables: string[] };
  /** Whether at least one table was analyzed. */
  isDone: boolean;
}

/** Updates the planner's statistics of all tables that the role can analyze. VACUUM cannot run inside a request, so autovacuum does that. */
export async function analyze(writer: Writer): Promise<Analyzed | 'repeated'> {
  const { role, maintain, tables } = missingRights.read(await writer.db.query(missingRights.statement));
  const isDone = maintain.length < tables;
  const results = await writeOnce(
    writer,
    [
      isDone ? sql`analyze` : sql`select`,
      sql`
      select relname as name, greatest(reltuples, 0)::float8 as rows, pg_total_relation_size(oid)::float8 as bytes
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by pg_total_relation_size(oid) desc, relname limit 10`,
    ],
    { timeoutMs: maintenanceTimeoutMs },
  );
  if (results === 'repeated') return results;
  return { largest: results[1] as TableSize[], skipped: { role, tables: maintain }, isDone };
}
