import { planChanges } from '../../domain/ingest/plan.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { FileDecision } from './surroundings.ts';
import { decisionAsJson, readSurroundings } from './surroundings.ts';
import { changesAsJson, seenAsJson, writtenColumns } from './write.ts';

/** A stored round, as far as the search for its neighbours needs it. */
export interface KnownRound {
  server: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

/**
 * Returns a statement that derives a round and its neighbours on the same map again from the stored files. With a decision, it carries out
 * the decision and derives what this changes. The statement returns the written rounds. It fails with code `conflict` if files have arrived
 * or were decided about since the round was read here. `timeZone` is used only if no manager has set one.
 */
export async function rewriteSql(
  db: Db,
  round: KnownRound,
  { timeZone, decision }: { timeZone: string; decision?: FileDecision },
): Promise<Sql> {
  const around = await readSurroundings(db, { ...round, sha256: '' }, { timeZone, ...(decision && { decision }) });
  const changes = changesAsJson(planChanges(decision ? 'decision' : 'derive again', around));
  return sql`
    select ${writtenColumns} from rewrite_rounds(
      ${round.server}, ${round.map}, ${changes}, ${seenAsJson(around)}, ${decision ? decisionAsJson(decision) : null}
    )`;
}
