import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { parseArgs, renderUsage } from 'citty';
import pg from 'pg';
import { DatabaseError } from '../../src/db/errors.ts';
import { deriveOutdated } from '../../src/db/ingest/derive-again.ts';
import { pgDb } from '../../src/db/pg.ts';
import { openTarget } from '../migrate/command.ts';
import { MigrationRefused } from '../migrate/findings.ts';
import { applySchema } from '../schema/apply.ts';
import type { Job } from './command.ts';
import { args, command, readJob, UsageError } from './command.ts';
import { findFiles, ImportStopped } from './find-files.ts';
import type { FileOutcome } from './import-files.ts';
import { importFiles } from './import-files.ts';
import { progressLine } from './progress.ts';
import { reportLines } from './report.ts';
import { migratedTimeZone, readState } from './state.ts';

/** Exit codes: 0 all files are in, 1 some were refused or the database went away, 2 usage, 130 interrupted between two files. */
async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(await usage());
    return 0;
  }
  try {
    return await run(readJob(parseArgs(argv, args), process.env));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${await usage()}`);
      return 2;
    }
    const isForPeople = [ImportStopped, MigrationRefused, DatabaseError].some((kind) => error instanceof kind);
    if (!isForPeople) throw error;
    console.error((error as Error).message);
    return 1;
  }
}

async function run(job: Job): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const found = await findFiles(job.paths);
  const target = await openTarget(job.url);
  const pool = new pg.Pool({ connectionString: target.url, max: job.parallel });
  pool.on('error', () => {}); // a lost connection also rejects the query under way
  try {
    await applySchema(target.url);
    const db = pgDb(pool);
    const before = await readState(db);
    const timeZone = job.timeZone ?? (await migratedTimeZone(db));
    const { written } = await deriveOutdated(db, timeZone);
    if (written > 0) console.log(`${written} rounds of older rules were derived again from the files stored here.`);
    const progress = progressLine(process.stderr, found.files.length);
    const started = performance.now();
    const done: FileOutcome[] = [];
    const { signal } = interruption;
    const onFile = (outcome: FileOutcome) => {
      done.push(outcome);
      progress(done.length);
    };
    await importFiles(db, found.files, { ...job, timeZone, signal, onFile }).catch((error: unknown) => {
      if (!(error instanceof DatabaseError)) throw error;
      throw new ImportStopped(
        `${error.message}\n${done.length} of ${found.files.length} files are in: run it again to go on.`,
      );
    });
    const seconds = (performance.now() - started) / 1000;
    const report = {
      server: job.server,
      timeZone,
      seconds,
      files: done,
      skipped: found.skipped,
      before,
      after: await readState(db),
    };
    if (job.report) writeFileSync(job.report, `${JSON.stringify(report, null, 2)}\n`);
    console.log(reportLines(report).join('\n'));
    if (signal.aborted)
      console.error(`Interrupted: ${found.files.length - done.length} files are left. Run it again to go on.`);
    if (signal.aborted) return 130;
    return done.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
  } finally {
    await pool.end();
    await target.stop();
  }
}

async function usage(): Promise<string> {
  const text = await renderUsage(command);
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}

process.exitCode = await main(process.argv.slice(2));
