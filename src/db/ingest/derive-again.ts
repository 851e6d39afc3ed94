import { planChanges } from '../../domain/ingest/plan.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';
import { writeOnce } from '../queries/write-once.ts';
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
  { db, interactionId, serverTimeZone }: { db: Db; interactionId: string; serverTimeZone: string },
  round: KnownRound,
): Promise<WrittenRound[] | 'repeated'> {
  for (let attempt = 1; ; attempt++) {
    const around = await readSurroundings(db, { ...round, sha256: '' }, serverTimeZone);
    const { written, gained, lost } = asJson(planChanges(undefined, around));
    const rewrite: Sql = sql`
      select id, match_id, round_number, played_at, is_valid, invalid_reason, session_start, gaming_session_id
      from rewrite_rounds(${round.server}, ${round.map}, ${written}, ${gained}, ${lost}, ${newestUnlessMoved(around)})`;
    try {
      const results = await writeOnce(db, interactionId, [rewrite]);
      return results === 'repeated' ? results : ((results[0] ?? []) as WrittenRound[]);
    } catch (error) {
      const isOvertaken = error instanceof DatabaseError && error.code === 'conflict';
      if (!isOvertaken || attempt === mostAttempts) throw error;
    }
  }
}
