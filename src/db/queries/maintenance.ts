import type { Db } from '../db.ts';
import { raw, sql } from '../db.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A rollup beside what it is made from. */
export interface RollupState {
  rollup: string;
  /** Rows it has, or should have. */
  stored: number;
  /** Rows that were or are not as they should be. */
  differing: number;
  examples: Record<string, unknown>[];
}

/** Milliseconds: a Worker has 30 s after its first answer. */
export const maintenanceTimeoutMs = 24_000;

const columns = raw('rollup, stored::float8, differing::float8, examples');

/** Makes every rollup anew in one transaction; says what was wrong. */
export async function rebuildRollups(writer: Writer): Promise<RollupState[] | 'repeated'> {
  const statement = sql`select ${columns} from rebuild_rollups() order by rollup`;
  const results = await writeOnce(writer, [statement], { timeoutMs: maintenanceTimeoutMs });
  return results === 'repeated' ? results : (results[0] as RollupState[]);
}

/** Compares every rollup with what it is made from, and changes nothing. */
export async function examineRollups(db: Db): Promise<RollupState[]> {
  const statement = sql`select ${columns} from examine_rollups() order by rollup`;
  const [states] = await db.transaction([statement], { timeoutMs: maintenanceTimeoutMs });
  return states as RollupState[];
}

export interface TableSize {
  name: string;
  rows: number;
  bytes: number;
}

/** Gathers the planner's figures anew; answers the largest tables. VACUUM is not possible inside a request: autovacuum does that. */
export async function analyze(writer: Writer): Promise<TableSize[] | 'repeated'> {
  const results = await writeOnce(
    writer,
    [
      sql`analyze`,
      sql`
      select relname as name, greatest(reltuples, 0)::float8 as rows, pg_total_relation_size(oid)::float8 as bytes
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by pg_total_relation_size(oid) desc, relname limit 10`,
    ],
    { timeoutMs: maintenanceTimeoutMs },
  );
  return results === 'repeated' ? results : (results[1] as TableSize[]);
}
