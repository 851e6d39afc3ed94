import type { Db } from '../../src/db/db.ts';
import { decideFiles } from '../../src/db/ingest/decide-files.ts';
import type { FilesOfRound } from '../../src/db/queries/senders.ts';
import { readClocks } from '../../src/db/queries/senders.ts';
import { playedAt } from '../../src/domain/played-at.ts';
import { UsageError } from '../cli/errors.ts';

interface SetAsideOptions {
  isUndo: boolean;
  timeZone: string;
  signal: AbortSignal;
  onRound(done: number): void;
}

/** Sets aside or brings back files, one round after the other. Stops between two rounds when interrupted. Returns how many are done. */
export async function setAside(
  db: Db,
  rounds: readonly FilesOfRound[],
  { isUndo, timeZone, signal, onRound }: SetAsideOptions,
): Promise<number> {
  let done = 0;
  for (const { ids, round: number, kind, ...round } of rounds) {
    if (signal.aborted) break;
    const decision = {
      roundNumber: kind === 'round' ? number : null,
      ...(isUndo ? { takeBack: ids } : { setAside: ids }),
    };
    await decideFiles(db, { round, decision, timeZone });
    done += 1;
    onRound(done);
  }
  return done;
}

/**
 * Throws UsageError if the sender's rounds were not read in this time zone. Rounds beside those set aside are derived again, and would move.
 */
export async function requireZoneOfRounds(db: Db, server: string, timeZone: string): Promise<void> {
  for (const { date, time, playedAt: at } of await readClocks(db, server)) {
    const first = playedAt(date, time, timeZone);
    const readings = [first, playedAt(date, time, timeZone, first)]; // the hour that happens twice has two
    if (readings.includes(at.getTime())) continue;
    throw new UsageError(
      `The rounds of ${server} were not read in ${timeZone}: the one of ${date} ${time} ended ${at.toISOString()}. Name the game server's time zone with --timezone, as SERVER_TIME_ZONE in wrangler.toml.`,
    );
  }
}
