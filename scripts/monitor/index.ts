import { exitCodeOf } from '../cli/interruption.ts';
import { runProgram } from '../cli/program.ts';
import { Bell } from './bell.ts';
import { NeedsPerson } from './errors.ts';
import { openFolder } from './folder.ts';
import { monitor } from './monitor.ts';
import type { MonitorOptions } from './options.ts';
import { command, placeOf, readMonitorOptions } from './options.ts';
import { createReport } from './report.ts';
import type { Source } from './source.ts';
import { openState } from './state.ts';

/**
 * Runs the monitor. Returns the exit code: 0 done or ended, 1 a person must do something or (with --once) files are left, 130 ended by
 * Ctrl-C.
 */
async function run(
  { from, destination, once, since, interval, stateFile }: MonitorOptions,
  interrupted: AbortSignal,
): Promise<number> {
  const report = createReport({ token: destination.token, out: console.log, err: console.error });
  const bell = new Bell();
  const unread = new AbortController(); // aborted when the program that reads the output is gone
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => unread.abort());
  const stop = AbortSignal.any([interrupted, unread.signal]);
  stop.addEventListener('abort', () => bell.ring());
  const closers: (() => unknown)[] = [];
  try {
    const state = openState(stateFile, { from: placeOf(from), to: destination.to });
    closers.push(state.close);
    const source = await openSource(from, () => bell.ring());
    closers.push(source.close);
    report.note(
      `Sending from ${source.place} to ${destination.to}; ${state.count()} files are known from earlier runs.`,
    );
    const { left, gaveUp } = await monitor({
      source,
      destination,
      state,
      report,
      since,
      once,
      interval,
      bell,
      stop,
      now: () => performance.now(),
      random: Math.random,
    });
    if (left > 0) report.note(`${left === 1 ? '1 file is' : `${left} files are`} left for the next run.`);
    if (interrupted.aborted) return exitCodeOf(interrupted);
    return once && (left > 0 || gaveUp) ? 1 : 0;
  } catch (error) {
    const isDisk = (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR';
    if (!isDisk && !(error instanceof NeedsPerson)) throw error;
    report.note(isDisk ? `${stateFile} cannot be written: ${(error as Error).message}` : (error as Error).message);
    return 1;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** Opens the source. The SSH library is loaded only for SFTP. */
async function openSource(from: MonitorOptions['from'], onChange: () => void): Promise<Source> {
  if ('folder' in from) return openFolder(from.folder, onChange);
  const { openRemoteFolder } = await import('./sftp/remote-folder.ts');
  return openRemoteFolder({ ...from, environment: process.env });
}

await runProgram(command, ({ signal }) => run(readMonitorOptions(command.opts(), process.env), signal));
