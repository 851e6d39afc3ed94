import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What must not outlive this process: processes to end (with SIGTERM by default), then folders to remove. */
export interface Guarded {
  pid?: number | readonly number[] | undefined;
  signal?: NodeJS.Signals;
  removeDir?: string | readonly string[];
}

interface Guardian {
  /** Replaces what is guarded. */
  update(next: Guarded): void;
  /** Stops guarding and ends the guardian process. */
  release(): void;
}

/**
 * Ends processes and removes folders once this process is gone, whether it returned, exited or was killed with kill -9. A small child
 * process holds a pipe to this one and acts when the pipe closes, so no signal handler is needed. It does not keep the event loop alive and
 * does not receive a terminal's Ctrl-C.
 */
export function guard(what: Guarded): Guardian {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.unref();
  const pipe = child.stdin as Socket;
  pipe.unref();
  pipe.on('error', () => {}); // The guardian was killed, so there is nobody to tell.
  const update = (next: Guarded) => void pipe.write(`${JSON.stringify(next)}\n`);
  update(what);
  return { update, release: () => void pipe.end('{}\n') };
}

/** Returns whether the process exists and runs. A zombie process does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    return !/\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Sends the signal, waits until the process is gone, and sends SIGKILL after `graceMs` milliseconds. */
export async function endProcess(pid: number, signal: NodeJS.Signals = 'SIGTERM', graceMs = 15_000): Promise<void> {
  for (const [name, wait] of [[signal, graceMs] as const, ['SIGKILL', 5_000] as const]) {
    if (!isRunning(pid)) return;
    try {
      process.kill(pid, name);
    } catch {
      return; // the process ended between the two calls
    }
    for (const end = Date.now() + wait; Date.now() < end && isRunning(pid); ) await sleep(20);
  }
}

async function keepWatch(): Promise<void> {
  process.title = 'stopwatch guardian';
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  let duty: Guarded = {};
  for await (const line of createInterface({ input: process.stdin })) duty = JSON.parse(line);
  await Promise.all([duty.pid ?? []].flat().map((pid) => endProcess(pid, duty.signal)));
  for (const folder of [duty.removeDir ?? []].flat()) {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

// Without await: a module that waits makes everybody who imports it wait, threads too, which may be ended meanwhile.
if (import.meta.main) void keepWatch();
