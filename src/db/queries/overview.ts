import type { Db } from '../db.ts';
import { sql } from '../db.ts';

interface Overview {
  rounds: number;
  newest: Date | null;
}

/** How much is stored, for /ping: one round trip whose time is the database's latency. */
export async function overview(db: Db): Promise<Overview> {
  const [row] = await db.query<Overview>(sql`
    select
      (select coalesce(sum(rounds), 0)::int from gaming_sessions) as rounds,
      (select max(played_at) from rounds) as newest`);
  return row ?? { rounds: 0, newest: null };
}
