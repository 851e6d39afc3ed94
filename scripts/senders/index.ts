import type { Db } from '../../src/db/db.ts';
import { sql } from '../../src/db/db.ts';
import { filesOfSender, senders } from '../../src/db/queries/senders.ts';
import { Interrupted } from '../cli/errors.ts';
import { endAtOnce } from '../cli/interruption.ts';
import { runProgram } from '../cli/program.ts';
import { createProgress } from '../cli/progress.ts';
import { openTarget } from '../cli/target.ts';
import { openPool, pgDb } from '../database/pg.ts';
import { migratedTimeZone } from '../ingest/state.ts';
import type { GivenOptions, Job } from './command.ts';
import { command, readJob, windowOf } from './command.ts';
import { countedRounds, listLines, setAsideLines } from './report.ts';
import { requireZoneOfRounds, setAside } from './set-aside.ts';

async function run(given: GivenOptions, signal: AbortSignal): Promise<number> {
  const job = readJob(given);
  const untilWritten = endAtOnce(signal);
  const target = await openTarget(given, { writes: job.sender !== undefined });
  const pool = openPool(target.url, 1);
  try {
    const db = pgDb(pool);
    const timeZone = job.timeZone ?? (await storedTimeZone(db));
    if (job.sender === undefined) {
      const found = await senders(db, windowOf(job, timeZone));
      console.log(given.json ? JSON.stringify({ timeZone, senders: found }, null, 2) : listLines(found).join('\n'));
      return 0;
    }
    return await decide(db, {
      ...job,
      sender: job.sender,
      timeZone,
      isJson: given.json ?? false,
      signal,
      untilWritten,
    });
  } finally {
    await pool.end();
    await target.stop();
  }
}

interface Decision extends Job {
  sender: string;
  timeZone: string;
  isJson: boolean;
  signal: AbortSignal;
  /** Hands interruptions over, so that the work stops between two rounds. */
  untilWritten(): void;
}

async function decide(
  db: Db,
  { sender, isUndo, timeZone, isJson, signal, untilWritten, ...job }: Decision,
): Promise<number> {
  const window = windowOf({ ...job, sender, isUndo, timeZone }, timeZone);
  const everybody = await senders(db, {});
  if (!everybody.some(({ server }) => server === sender)) {
    console.error(
      `${sender} has sent nothing. Senders: ${everybody.map(({ server }) => server).join(', ') || 'none'}.`,
    );
    return 1;
  }
  await requireZoneOfRounds(db, sender, timeZone);
  const rounds = await filesOfSender(db, sender, { ...window, setAside: isUndo });
  const before = await countedRounds(db, sender);
  untilWritten();
  const progress = createProgress();
  const text = isUndo ? 'bringing back' : 'setting aside';
  const total = rounds.length;
  const onRound = (done: number) => progress.show({ text, done, total });
  const done = await setAside(db, rounds, { isUndo, timeZone, signal, onRound });
  progress.end();
  const files = rounds.slice(0, done).reduce((sum, { ids }) => sum + ids.length, 0);
  const report = { sender, isUndo, timeZone, ...window, files, before, after: await countedRounds(db, sender) };
  console.log(isJson ? JSON.stringify(report, null, 2) : setAsideLines(report).join('\n'));
  if (done < total) {
    throw new Interrupted(`Interrupted: files of ${total - done} rounds are left. Run the command again for the rest.`);
  }
  return 0;
}

/** Returns the time zone that a manager has set, else that of the migration, else UTC. */
async function storedTimeZone(db: Db): Promise<string> {
  const [setting] = await db.query<{ value: string }>(sql`select value from settings where name = 'time_zone'`);
  return setting?.value ?? migratedTimeZone(db);
}

await runProgram(command, ({ signal }) => run(command.opts<GivenOptions>(), signal));
