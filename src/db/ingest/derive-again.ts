import { planChanges } from '../../domain/ingest/plan.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Writer } from '../queries/write-once.ts';
import { writeOnce } from '../queries/write-once.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { readSurroundings } from './surroundings.ts';
import type { WrittenRound } from './write.ts';
import { asJson, newestUnlessMoved } from './write.ts';

/** A stored round, as far as looking around it needs. */
export interface KnownRound {
  server: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

const mostAttempts = 5;

/**
 * Derives a round and those around it on its map again from the stored files, as if these came in now; rounds that only the old bot's
 * rows know stay as they are. Answers what was written. Throws DatabaseError, with nothing written.
 */
export async function deriveAgain(
  { serverTimeZone, ...writer }: Writer & { serverTimeZone: string },
  round: KnownRound,
): Promise<WrittenRound[] | 'repeated'> {
  const attempt = async () => {
    const around = await readSurroundings(writer.db, { ...round, sha256: '' }, serverTimeZone);
    const { written, gained, lost } = asJson(planChanges(undefined, around));
    const rewrite: Sql = sql`
      select id, match_id, round_number, played_at, is_valid, invalid_reason, session_start, gaming_session_id
      from rewrite_rounds(${round.server}, ${round.map}, ${written}, ${gained}, ${lost}, ${newestUnlessMoved(around)})`;
    const results = await writeOnce(writer, [rewrite]);
    return results === 'repeated' ? results : ((results[0] ?? []) as WrittenRound[]);
  };
  return retryOnConflict(attempt, { mostAttempts });
}
