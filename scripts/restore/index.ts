import { listBeside, listTakenAt, readList } from '../backup/forgotten-list.ts';
import { tableLines } from '../backup/report.ts';
import { Interrupted } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { createProgress } from '../cli/progress.ts';
import { addTargetOptions, openTarget } from '../cli/target.ts';
import type { RestoreReport } from './restore-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const command = addTargetOptions(
  program('npm run restore --', 'Restores a backup into an empty database and compares every table before it is kept')
    .argument('<file>', 'the backup')
    .option('--forgotten <file>', 'the newest list of forgotten players (default: forgotten.json beside the backup)')
    .option('--json', 'print the result as JSON'),
  { writes: true },
);

interface Options {
  to?: string;
  data?: string;
  yes?: boolean;
  forgotten?: string;
  json?: true;
}

async function run(file: string, { forgotten, json, ...given }: Options, signal: AbortSignal): Promise<void> {
  const target = await openTarget(given, { writes: true });
  const progress = createProgress();
  try {
    const list = readList(forgotten ?? listBeside(file));
    if (forgotten !== undefined && !list) throw new Error(`${forgotten} cannot be read: there is no such file.`);
    const report = await restoreBackup({ file, to: target.url, forgotten: list, signal, onProgress: progress.show });
    progress.end();
    const isStale = !list || listTakenAt(list) < new Date(report.takenAt);
    if (isStale) console.error(staleList(list ? 'is older than the backup' : 'is not beside the backup', report));
    console.log(json ? JSON.stringify(report, null, 2) : lines(report).join('\n'));
  } catch (error) {
    if (signal.aborted) throw new Interrupted('Interrupted: rolled back, nothing was written.');
    throw error;
  } finally {
    progress.end();
    await target.stop();
  }
}

function staleList(why: string, { takenAt }: RestoreReport): string {
  return (
    `Warning: forgotten.json ${why}. Players who were forgotten after ${takenAt} have their names again. ` +
    'If you have a newer list, empty the database and restore again with --forgotten FILE.'
  );
}

function lines({ file, tables, rows, seconds, source, takenAt, forgottenSince, notes }: RestoreReport): string[] {
  return [
    ...tableLines(tables),
    ...notes.map((line) => `  note: ${line}`),
    ...(forgottenSince > 0
      ? [`  the names of ${forgottenSince} GUIDs that were forgotten since were removed again`]
      : []),
    `${new Intl.NumberFormat('en').format(rows)} rows of ${source} as of ${takenAt} restored from ${file} and compared in ${seconds.toFixed(1)} s.`,
    'The role of the Worker needs its rights here, too: npm run schema -- --role NAME prints them.',
  ];
}

await runProgram(command, ({ signal }) => run(String(command.args[0]), command.opts<Options>(), signal));
