import type { Db } from '../db.ts';
import type { Writer } from '../queries/write-once.ts';
import { writeOnce } from '../queries/write-once.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { KnownRound } from './rewrite.ts';
import { rewriteSql } from './rewrite.ts';
import type { FileDecision } from './surroundings.ts';
import type { WrittenRound } from './write.ts';

const mostAttempts = 8;

interface Decided {
  round: KnownRound;
  decision: FileDecision;
  /** IANA name of the game server's time zone. Used only if no manager has set one. */
  timeZone: string;
}

/**
 * Sets files of a round aside, brings them back, or chooses one, with all consequences in one transaction. The rows are then those of a
 * database that never saw the files set aside. Returns the written rounds. Throws DatabaseError, and then nothing was written.
 */
export function decideFiles(db: Db, { round, ...options }: Decided): Promise<WrittenRound[]> {
  const attempt = async () => db.query<WrittenRound>(await rewriteSql(db, round, options));
  return retryOnConflict(attempt, { mostAttempts });
}

/** Decides like {@link decideFiles}, unless the writer's interaction has already done so. */
export function decideFilesOnce(writer: Writer, { round, ...options }: Decided): Promise<'done' | 'repeated'> {
  const attempt = async () => {
    const written = await writeOnce(writer, [await rewriteSql(writer.db, round, options)]);
    return written === 'repeated' ? written : 'done';
  };
  return retryOnConflict(attempt, { mostAttempts });
}
