import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { parseArgs, renderUsage } from 'citty';
import type { Job } from './command.ts';
import { args, command, openTarget, readJob, UsageError } from './command.ts';
import { exportDatabase, exportLines } from './steps/export.ts';
import { MigrationRefused, migrateDatabase } from './steps/migrate.ts';
import { progressPrinter } from './steps/progress.ts';
import { reportLines } from './steps/report.ts';
import { verificationLines, verifyDatabase } from './steps/verify.ts';

/** Exit codes: 0 done and verified, 1 refused or failed with nothing written, 2 usage, 130 interrupted and rolled back. */
async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(await usage());
    return 0;
  }
  try {
    return await run(readJob(parseArgs(argv, args), process.env));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${await usage()}`);
    return 2;
  }
}

async function run(job: Job): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort(new Error('interrupted'));
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  let stop = async () => {};
  try {
    const target = await openTarget(job.url);
    stop = target.stop;
    const { report, lines } = await doJob(job, target.url, interruption.signal);
    writeReport(job, report);
    console.log(lines.join('\n'));
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) {
      console.error('Interrupted: rolled back, nothing was written.');
      return 130;
    }
    if (!(error instanceof MigrationRefused)) throw error;
    writeReport(job, { outcome: 'refused', count: error.count, findings: error.findings });
    console.error(error.message);
    console.error(`${endings[job.kind]} (${error.count === 1 ? '1 reason' : `${error.count} reasons`}).`);
    return 1;
  } finally {
    await stop();
  }
}

const endings: Record<Job['kind'], string> = {
  migrate: 'Refused, nothing was written',
  verify: 'Not the same',
  export: 'Not exported',
};

async function doJob({ kind, file, options }: Job, url: string, signal: AbortSignal) {
  switch (kind) {
    case 'migrate': {
      const onProgress = progressPrinter(process.stderr);
      const report = await migrateDatabase({ ...options, from: file, to: url, signal, onProgress });
      return { report, lines: reportLines(report) };
    }
    case 'verify': {
      const report = await verifyDatabase({ ...options, from: file, to: url, signal });
      return { report, lines: verificationLines(report) };
    }
    case 'export': {
      const report = await exportDatabase({ file, to: url, signal });
      return { report, lines: exportLines(report) };
    }
  }
}

function writeReport({ report: file }: Job, report: object): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    console.error(`The report could not be written: ${(error as Error).message}`);
  }
}

async function usage(): Promise<string> {
  const text = await renderUsage(command);
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}

process.exitCode = await main(process.argv.slice(2));
