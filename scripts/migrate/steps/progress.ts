import type { WriteStream } from 'node:tty';
import type { Phase, Progress } from './stopwatch.ts';

const words: Record<Phase, string> = {
  check: 'checking source and target',
  load: 'loading',
  keys: 'building keys and indexes',
  rollups: 'adding up totals',
  verify: 'verifying every cell',
  commit: 'committing',
};

/** Shows progress: one line that changes on a terminal, otherwise a line per phase and per finished table. */
export function progressPrinter(stream: WriteStream | NodeJS.WriteStream): (progress: Progress) => void {
  const live = stream.isTTY === true;
  let shown: Progress | undefined;
  return (progress) => {
    const text = 'table' in progress ? `loading ${progress.table}: ${progress.rows} rows` : words[progress.phase];
    if (live) {
      const same = shown && 'table' in shown && 'table' in progress && shown.table === progress.table;
      stream.write(`${same ? '\r' : shown ? '\n' : ''}${text}\x1b[K`);
    } else if (!('table' in progress) || progress.done) stream.write(`${text}\n`);
    if (live && progress.phase === 'commit') stream.write('\n');
    shown = progress;
  };
}
