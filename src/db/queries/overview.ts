import type { Db } from '../db.ts';
import { sql } from '../db.ts';

interface StoredCounts {
  rounds: number;
  newest: Date | null;
}

/** Counts the stored rows for /ping. The time of this one round trip is the database's latency. */
export async function storedCounts(db: Db): Promise<StoredCounts> {
  const [row] = await db.query<StoredCounts>(sql`
    select
      (select coalesce(sum(rounds), 0)::int from gaming_sessions) as rounds,
      (select max(played_at) from rounds) as newest`);
  return row ?? { rounds: 0, newest: null };
}
