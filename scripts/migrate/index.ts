import { writeFileSync } from 'node:fs';
import { Interrupted } from '../cli/errors.ts';
import { runProgram } from '../cli/program.ts';
import { createProgress } from '../cli/progress.ts';
import { openTarget } from '../cli/target.ts';
import type { GivenOptions, Job } from './command.ts';
import { command, readJob } from './command.ts';
import { MigrationRefused } from './source/findings.ts';
import { exportDatabase, exportLines } from './steps/export.ts';
import { migrateDatabase } from './steps/migrate.ts';
import { progressStep } from './steps/progress.ts';
import { reportLines } from './steps/report.ts';
import { verificationLines, verifyDatabase } from './steps/verify.ts';

/**
 * Does the job and prints its report. Returns the exit code: 0 done and verified, 1 refused or failed with nothing written. Throws
 * Interrupted after a rollback.
 */
async function run(given: GivenOptions, signal: AbortSignal): Promise<number> {
  const job = readJob(given);
  const target = await openTarget(given, job);
  try {
    const { report, lines } = await doJob(job, target.url, signal);
    writeReport(given.report, report);
    console.log(given.json ? JSON.stringify(report, null, 2) : lines.join('\n'));
    return 0;
  } catch (error) {
    if (signal.aborted) throw new Interrupted('Interrupted: rolled back, nothing was written.');
    if (!(error instanceof MigrationRefused)) throw error;
    const report = { outcome: 'refused', count: error.count, findings: error.findings };
    writeReport(given.report, report);
    if (given.json) console.log(JSON.stringify(report, null, 2));
    console.error(error.message);
    console.error(`${endings[job.kind]} (${error.count === 1 ? '1 reason' : `${error.count} reasons`}).`);
    return 1;
  } finally {
    await target.stop();
  }
}

const endings: Record<Job['kind'], string> = {
  migrate: 'Refused, nothing was written',
  verify: 'The source and the target differ',
  export: 'Not exported',
};

async function doJob({ kind, file, options }: Job, url: string, signal: AbortSignal) {
  switch (kind) {
    case 'migrate': {
      const progress = createProgress();
      try {
        const onProgress = (step: Parameters<typeof progressStep>[0]) => progress.show(progressStep(step));
        const report = await migrateDatabase({ ...options, from: file, to: url, signal, onProgress });
        return { report, lines: reportLines(report) };
      } finally {
        progress.end();
      }
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

function writeReport(file: string | undefined, report: object): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    console.error(`The report could not be written: ${(error as Error).message}`);
  }
}

await runProgram(command, ({ signal }) => run(command.opts<GivenOptions>(), signal));
