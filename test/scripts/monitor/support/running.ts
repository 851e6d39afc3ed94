import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { guard } from '../../../../scripts/database/guardian.ts';
import { bareEnv } from '../../../support/bare-env.ts';
import { token } from './ingest.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

interface Running extends Ended {
  pid: number;
  /** Sends the signal, if any, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Creates a folder for a test file and runs its monitors. Both are removed after the tests, also if the run is killed. */
export function workshop() {
  const root = mkdtempSync(join(tmpdir(), 'stopwatch-monitor-'));
  const guardian = guard({ removeDir: root });
  const children = new Set<ChildProcess>();
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    guardian.release();
  });
  let folders = 0;
  return {
    root,
    /** Creates an empty folder. */
    folder(): string {
      folders += 1;
      const folder = join(root, String(folders));
      mkdirSync(folder);
      return folder;
    },
    start,
    /** Runs a monitor until it ends. */
    run: (args: string[], env?: Record<string, string>) => start(args, env).end(),
  };

  function start(args: string[], env: Record<string, string> = {}, as: { uid?: number } = {}): Running {
    const child = spawn(process.execPath, ['scripts/monitor/index.ts', ...args], {
      env: { ...bareEnv(), HOME: root, STOPWATCH_INGEST_TOKEN: token, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...as,
    });
    children.add(child);
    const closed = once(child, 'close');
    const running: Running = {
      pid: child.pid ?? 0,
      code: null,
      out: '',
      err: '',
      async end(signal) {
        if (signal) child.kill(signal);
        await closed;
        return { code: child.exitCode, out: running.out, err: running.err };
      },
    };
    child.stdout.on('data', (data) => {
      running.out += data;
    });
    child.stderr.on('data', (data) => {
      running.err += data;
    });
    return running;
  }
}

/** Waits until the condition holds. The test's own timeout limits the wait. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/** Returns the file name of a round that ended at this minute. */
export function roundName(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `2026-01-02-${two(20 + Math.floor(minute / 60))}${two(minute % 60)}00-te_escape2-round-${minute % 2 === 0 ? 1 : 2}.txt`;
}

/** Returns a file's content, which the monitor does not interpret. */
export function contentOf(name: string): string {
  return `server\\map of ${name}\n`;
}

/** Writes rounds of these minutes into the folder. Returns their names. */
export function writeRounds(folder: string, minutes: readonly number[]): string[] {
  return minutes.map((minute) => {
    const name = roundName(minute);
    writeFileSync(join(folder, name), contentOf(name));
    return name;
  });
}

/** Returns the numbers from 0 to `count` − 1. */
export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
