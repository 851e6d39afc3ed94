import type { Db } from './db.ts';
import { sql } from './db.ts';
import { hashNames } from './ingest/name-hashes.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

const mostAttempts = 5;

/** Removing the names of one player from all files of some years takes seconds. */
const timeoutMs = 60_000;

/**
 * Removes the names of all players who asked for it and whose term is over. Returns how many. `key` is FORGOTTEN_NAMES_KEY. Throws
 * DatabaseError. The players before the error are forgotten, and another call continues.
 */
export async function forgetDue(db: Db, { now, key }: { now: Date; key: string | undefined }): Promise<number> {
  const due = await db.query<{ guid: string }>(sql`
    select guid from forgotten_players where removed_at is null and remove_after <= ${now} order by remove_after, guid`);
  for (const { guid } of due) {
    const attempt = async () => {
      const [known] = await db.query<{ names: string[] }>(sql`
        select array(select distinct name from known_names(guids_of(person_of(guid)))) as names
        from forgotten_players where guid = ${guid} and removed_at is null`);
      if (!known) return; // removed with another GUID of the same person
      const hashes = await hashNames(known.names, key);
      // The names must be the same when they are removed, or some would have no hash.
      await db.transaction([sql`select forget_person(${guid}, ${hashes && JSON.stringify(hashes)}, ${now})`], {
        timeoutMs,
      });
    };
    await retryOnConflict(attempt, { mostAttempts });
  }
  return due.length;
}
