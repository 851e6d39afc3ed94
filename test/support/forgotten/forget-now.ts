import type { ClientBase } from 'pg';
import { pgDb } from '../../../scripts/database/pg.ts';
import { forgetDue } from '../../../src/db/forget.ts';

/** Forgets everybody who asked for it, as if their term were over. Returns how many. */
export async function forgetNow(client: ClientBase, key?: string): Promise<number> {
  const { rows } = await client.query<{ now: Date }>(
    "select max(remove_after) + interval '1 second' as now from forgotten_players",
  );
  return forgetDue(pgDb(client), { now: rows[0]?.now ?? new Date(), key });
}
