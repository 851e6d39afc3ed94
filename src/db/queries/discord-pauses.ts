import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** A pause for which Discord has asked. */
export interface StoredPause {
  /** What it is about, such as `/channels/123`. */
  scope: string;
  untilMs: number;
}

/** Returns the pauses that last longer than until `now`, as JSON: a list of {@link StoredPause}. */
export const pausesAsJson = (now: Date) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('scope', scope, 'until_ms', (extract(epoch from until) * 1000)::bigint)), '[]')
  from discord_pauses where until > ${now}
)`;

export async function readPauses(db: Db, now: Date): Promise<StoredPause[]> {
  const [row] = await db.query<{ pauses: StoredPause[] }>(sql`select ${pausesAsJson(now)} as pauses`);
  return row?.pauses ?? [];
}

/** Stores a pause, and removes those that are over. A longer one stays. */
export async function beginPause(db: Db, { scope, until, now }: { scope: string; until: Date; now: Date }) {
  await db.query(sql`
    with over as (delete from discord_pauses where until <= ${now} and scope <> ${scope})
    insert into discord_pauses as p (scope, until) values (${scope}, ${until})
    on conflict (scope) do update set until = greatest(p.until, excluded.until)`);
}
