import { Bell } from './bell.ts';
import { NeedsPerson } from './errors.ts';
import { openFolder } from './folder.ts';
import { monitor } from './monitor.ts';
import type { MonitorOptions } from './options.ts';
import { placeOf, readMonitorOptions, USAGE, UsageError } from './options.ts';
import { createReport } from './report.ts';
import type { Source } from './source.ts';
import { openState } from './state.ts';

/** Exit codes: 0 done or stopped, 1 a person has to do something or (--once) files are left, 2 usage. */
async function main(args: string[]): Promise<number> {
  let options: MonitorOptions | 'help';
  try {
    options = readMonitorOptions(args, process.env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  return run(options);
}

async function run({ from, destination, once, since, interval, stateFile }: MonitorOptions): Promise<number> {
  const report = createReport({ token: destination.token, out: console.log, err: console.error });
  const bell = new Bell();
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
    bell.ring();
  };
  // npm passes on the signal that the terminal has already sent, so a second one does not mean impatience.
  process.on('SIGINT', stop).on('SIGTERM', stop);
  // Whoever read our lines is gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', stop);
  const closers: (() => unknown)[] = [];
  try {
    const state = openState(stateFile, { from: placeOf(from), to: destination.to });
    closers.push(state.close);
    const source = await openSource(from, () => bell.ring());
    closers.push(source.close);
    report.note(`Sending from ${source.place} to ${destination.to}; ${state.count()} files are known from before.`);
    const { left, gaveUp } = await monitor({
      source,
      destination,
      state,
      report,
      since,
      once,
      interval,
      bell,
      stop: stopping.signal,
      now: () => performance.now(),
      random: Math.random,
    });
    if (left > 0) report.note(`${left === 1 ? '1 file is' : `${left} files are`} left for the next run.`);
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

/** SSH is loaded only where it is used. */
async function openSource(from: MonitorOptions['from'], onChange: () => void): Promise<Source> {
  if ('folder' in from) return openFolder(from.folder, onChange);
  const { openRemoteFolder } = await import('./sftp/remote-folder.ts');
  return openRemoteFolder({ ...from, environment: process.env });
}

process.exitCode = await main(process.argv.slice(2));
