import { derivationRules } from '../../domain/rounds/derive.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Writer } from '../queries/write-once.ts';
import { writeOnce } from '../queries/write-once.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { KnownRound } from './rewrite.ts';
import { rewriteSql } from './rewrite.ts';
import type { WrittenRound } from './write.ts';

const mostAttempts = 5;

/**
 * Derives a round and its neighbours on the same map again from the stored files, as if these arrived now. Rounds that are stored only as
 * the old bot's rows stay unchanged. Returns the written rounds. Throws DatabaseError, and then nothing was written.
 */
export function deriveAgain(
  { serverTimeZone, ...writer }: Writer & { serverTimeZone: string },
  round: KnownRound,
): Promise<WrittenRound[] | 'repeated'> {
  return derive(writer.db, round, serverTimeZone, async (rewrite) => {
    const results = await writeOnce(writer, [rewrite]);
    return results === 'repeated' ? results : ((results[0] ?? []) as WrittenRound[]);
  });
}

/** How many rounds of older rules were derived again. */
export interface Rederived {
  /** Rounds written. */
  written: number;
  /** Remaining rounds of older rules. */
  left: number;
}

/**
 * Derives rounds of older rules again, the oldest first, with {@link deriveAgain}. Derives at most `most` rounds, each with all rounds
 * around it. Finished rounds are stored at once, so the caller may repeat the call until no round remains. Throws DatabaseError.
 */
export async function deriveOutdated(
  db: Db,
  serverTimeZone: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Rederived> {
  const outdated = await db.query<KnownRound & { id: bigint }>(sql`
    select id, server, map_name as map, round_date::text as date, to_char(round_time, 'HH24MISS') as time
    from rounds where rules < ${derivationRules} order by played_at, id`);
  const done = new Set<string>();
  let times = 0;
  for (const round of outdated) {
    if (done.has(String(round.id))) continue;
    if (times++ >= most) break;
    const written = await derive(db, round, serverTimeZone, (rewrite) => db.query<WrittenRound>(rewrite));
    for (const { id } of written) done.add(String(id));
  }
  return { written: done.size, left: outdated.filter(({ id }) => !done.has(String(id))).length };
}

async function derive<Result>(
  db: Db,
  round: KnownRound,
  timeZone: string,
  write: (rewrite: Sql) => Promise<Result>,
): Promise<Result> {
  return retryOnConflict(async () => write(await rewriteSql(db, round, { timeZone })), { mostAttempts });
}
