import { Interrupted, UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { createProgress } from '../cli/progress.ts';
import { addTargetOptions, openTarget } from '../cli/target.ts';
import { reportLines, verifiedLines } from './report.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const command = addTargetOptions(
  program(
    'npm run backup --',
    'Writes everything in the database into one file, or tries whether such a file can be restored',
  )
    .argument('<file>', 'the backup, such as backups/2026-11-28.sql.gz')
    .option(
      '--verify',
      'restore the file into a PostgreSQL of its own, which is removed afterwards, and compare every table',
    )
    .option('--json', 'print the result as JSON'),
  { writes: false, option: '--from' },
);

interface Options {
  from?: string;
  data?: string;
  verify?: true;
  json?: true;
}

async function run(file: string, { from, data, verify, json }: Options, signal: AbortSignal): Promise<void> {
  const progress = createProgress();
  try {
    if (verify) {
      if (from !== undefined || data !== undefined) {
        throw new UsageError('--verify reads only the file: leave out --from and --data.');
      }
      const report = await verifyBackup({ file, signal, onProgress: progress.show });
      progress.end();
      return console.log(json ? JSON.stringify(report, null, 2) : verifiedLines(report).join('\n'));
    }
    const target = await openTarget(
      { ...(from !== undefined && { to: from }), ...(data !== undefined && { data }) },
      { writes: false, option: '--from' },
    );
    try {
      const report = await writeBackup({ file, from: target.url, signal, onProgress: progress.show });
      progress.end();
      console.log(json ? JSON.stringify(report, null, 2) : reportLines(report).join('\n'));
    } finally {
      await target.stop();
    }
  } catch (error) {
    if (signal.aborted) throw new Interrupted(verify ? 'Interrupted.' : 'Interrupted: no backup was written.');
    throw error;
  } finally {
    progress.end();
  }
}

await runProgram(command, ({ signal }) => run(String(command.args[0]), command.opts<Options>(), signal));
