import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** A ban of the Worker's address by Discord's REST API that is still on. */
export interface AddressBan {
  since: Date;
  until: Date;
  /** Milliseconds until its end, by the database's clock. */
  leftMs: number;
}

/** The ban that is on, as JSON; null without one. {@link parseBan} reads it. */
export const currentBan = sql`(
  select jsonb_build_object(
    'since', since, 'until', until, 'left_ms', round(extract(epoch from until - now()) * 1000)
  )
  from address_ban where until > now()
)`;

export type StoredBan = { since: string; until: string; leftMs: number } | null;

/** Converts the JSON of {@link currentBan}. */
export function parseBan(stored: StoredBan): AddressBan | undefined {
  return stored ? { ...stored, since: new Date(stored.since), until: new Date(stored.until) } : undefined;
}

/** Returns the ban that is on, in one round trip. */
export async function readBan(db: Db): Promise<AddressBan | undefined> {
  const [row] = await db.query<{ ban: StoredBan }>(sql`select ${currentBan} as ban`);
  return parseBan(row?.ban ?? null);
}

const shortestMinutes = 15;
const longestMinutes = 60;

/**
 * Stores a ban, from 15 to 60 minutes: for as long as Discord asked, and for twice as long as a ban that ended less than an hour ago. One
 * that is on already stays as it is.
 */
export async function beginBan(db: Db, { said, askedMs }: { said: string; askedMs: number }): Promise<void> {
  const asked = sql`make_interval(secs => ${Math.round(askedMs / 1000)}::int)`;
  const limited = (length: typeof asked) =>
    sql`greatest(make_interval(mins => ${shortestMinutes}::int), least(make_interval(mins => ${longestMinutes}::int), ${length}))`;
  await db.query(sql`
    insert into address_ban as b (since, until, said) values (now(), now() + ${limited(asked)}, ${said})
    on conflict (only_row) do update
    set since = now(), said = excluded.said,
      until = now() + ${limited(sql`greatest(${asked}, case when b.until > now() - interval '1 hour' then 2 * (b.until - b.since) end)`)}
    where b.until <= now()`);
}
