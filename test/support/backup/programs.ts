import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs one of our programs as npm does. `meanwhile` is called whenever it has printed something to stderr, until it is
 * killed. */
export function runProgram(
  script: string,
  args: readonly string[],
  meanwhile?: (child: ChildProcess, err: string) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', './scripts/preload.js', script, ...args], {
    env: { ...process.env, DATABASE_URL: '' },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (data) => {
    ended.out += data;
  });
  child.stderr.on('data', (data) => {
    ended.err += data;
    if (!child.killed) meanwhile?.(child, ended.err);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}
