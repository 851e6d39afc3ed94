import type { Ended } from './backup/programs.ts';
import { runProgram } from './backup/programs.ts';

/** When a rehearsal is killed: after so many milliseconds, or when this was printed. */
type Kill = { afterMs: number } | { printed: string };

/** Rehearses the cut-over of a legacy database as a process, and may kill it. */
export function rehearse(from: string, folder: string, kill?: Kill): Promise<Ended> {
  let timer: NodeJS.Timeout | undefined;
  return runProgram('scripts/cutover/index.ts', ['--rehearse', '--from', from, '--folder', folder], {
    started(child) {
      if (kill && 'afterMs' in kill) timer = setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
    },
    printed(child, text) {
      if (kill && 'printed' in kill && text.includes(kill.printed)) child.kill('SIGKILL');
    },
  }).finally(() => clearTimeout(timer));
}

/** The steps of a rehearsal, in order. */
export const rehearsedSteps = ['copy', 'check', 'stop', 'migrate', 'verify', 'files', 'switch', 'watch', 'roll-back'];
