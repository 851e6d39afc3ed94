import { writeFileSync } from 'node:fs';
import { DatabaseError } from '../../src/db/errors.ts';
import { forgetDue } from '../../src/db/forget.ts';
import { deriveOutdated } from '../../src/db/ingest/derive-again.ts';
import { Interrupted } from '../cli/errors.ts';
import { endAtOnce } from '../cli/interruption.ts';
import { runProgram } from '../cli/program.ts';
import { createProgress } from '../cli/progress.ts';
import { devVars, openTarget } from '../cli/target.ts';
import { openPool, pgDb } from '../database/pg.ts';
import { applySchema } from '../schema/apply.ts';
import type { GivenOptions } from './command.ts';
import { command, readJob } from './command.ts';
import { findFiles, ImportStopped } from './find-files.ts';
import type { FileOutcome } from './import-files.ts';
import { importFiles } from './import-files.ts';
import { reportLines } from './report.ts';
import { migratedTimeZone, readState } from './state.ts';

/**
 * Imports the files and prints the report. Returns the exit code: 0 all files are stored, 1 some were refused. Throws ImportStopped if the
 * connection is lost, and Interrupted between two batches.
 */
async function run(paths: readonly string[], given: GivenOptions, signal: AbortSignal): Promise<number> {
  const job = readJob(paths, given);
  const untilImport = endAtOnce(signal);
  const target = await openTarget(given, { writes: true });
  const pool = openPool(target.url, 1);
  try {
    const found = await findFiles(job.paths);
    await applySchema(target.url);
    const db = pgDb(pool);
    const before = await readState(db);
    const timeZone = job.timeZone ?? (await migratedTimeZone(db));
    const { written } = await deriveOutdated(db, timeZone);
    if (written > 0) console.log(`${written} rounds of older rules were derived again from the files stored here.`);
    untilImport();
    const progress = createProgress();
    const started = performance.now();
    const done: FileOutcome[] = [];
    const total = found.files.length;
    const onFile = (outcome: FileOutcome) => {
      done.push(outcome);
      progress.show({ text: 'importing files', done: done.length, total });
    };
    const forgottenNamesKey = process.env.FORGOTTEN_NAMES_KEY || devVars().FORGOTTEN_NAMES_KEY || undefined;
    await importFiles(pool, found.files, { ...job, timeZone, forgottenNamesKey, signal, onFile }).catch(
      (error: unknown) => {
        if (!(error instanceof DatabaseError)) throw error;
        throw new ImportStopped(
          `${error.message}\n${done.length} of ${total} files are imported. Run the command again to import the rest.`,
        );
      },
    );
    await forgetDue(db, { now: new Date(), key: forgottenNamesKey });
    progress.end();
    const seconds = (performance.now() - started) / 1000;
    const { skipped } = found;
    const report = { server: job.server, timeZone, seconds, files: done, skipped, before, after: await readState(db) };
    if (given.report) writeFileSync(given.report, `${JSON.stringify(report, null, 2)}\n`);
    console.log(given.json ? JSON.stringify(report, null, 2) : reportLines(report).join('\n'));
    if (signal.aborted) {
      throw new Interrupted(
        `Interrupted: ${total - done.length} files are left. Run the command again to import them.`,
      );
    }
    return done.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
  } finally {
    await pool.end();
    await target.stop();
  }
}

await runProgram(command, ({ signal }) => run(command.args, command.opts<GivenOptions>(), signal));
