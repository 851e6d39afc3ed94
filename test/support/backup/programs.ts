import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

interface Watching {
  /** Called once with the process. */
  started?: (child: ChildProcess) => void;
  /** Called with all that was printed so far, to stdout and stderr, whenever something was, until the process is killed. */
  printed?: (child: ChildProcess, text: string) => void;
}

/** Runs one of our programs as npm does. */
export function runProgram(script: string, args: readonly string[], watching: Watching = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', './scripts/preload.js', script, ...args], {
    env: { ...process.env, DATABASE_URL: '' },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  for (const [stream, name] of [
    [child.stdout, 'out'],
    [child.stderr, 'err'],
  ] as const) {
    stream.on('data', (data) => {
      ended[name] += data;
      if (!child.killed) watching.printed?.(child, ended.out + ended.err);
    });
  }
  watching.started?.(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}
