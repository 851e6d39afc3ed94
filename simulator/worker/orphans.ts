import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Guarded } from '../../scripts/database/guardian.ts';
import { guard } from '../../scripts/database/guardian.ts';

const guarded = new Set<number>();
/** How often (ms) this process looks for a workerd that is starting. */
const lookAgainMs = 25;
let guardian: ReturnType<typeof guard> | undefined;

/**
 * Ends workerd processes started by this process when it ends, even by kill -9. Without this they would continue to run. One guardian
 * guards all of them. They are guarded as soon as they are there, which is before they are `ready`.
 */
export async function guardWorkerd(ready: Promise<unknown>): Promise<{ release(): void }> {
  const started: number[] = [];
  const look = async () => {
    const found = (await childrenNamed('workerd')).filter((pid) => !guarded.has(pid));
    if (found.length === 0) return;
    for (const pid of found) guarded.add(pid);
    started.push(...found);
    tell();
  };
  let isReady = false;
  const waiting = ready.finally(() => {
    isReady = true;
  });
  waiting.catch(() => {}); // thrown below
  while (!isReady && started.length === 0) {
    await look();
    await Promise.race([sleep(lookAgainMs), waiting]);
  }
  await waiting;
  await look();
  return {
    release() {
      for (const pid of started) guarded.delete(pid);
      tell();
    },
  };
}

function tell(): void {
  const all: Guarded = { pid: [...guarded], signal: 'SIGKILL' };
  if (guardian) guardian.update(all);
  else guardian = guard(all);
}

async function childrenNamed(name: string): Promise<number[]> {
  if (process.platform === 'win32') return []; // on Windows a child ends with its parent
  const all = process.platform === 'linux' ? ((await readChildren()) ?? (await readProc())) : await askPs();
  return all.flatMap(({ pid, parent, command }) => (parent === process.pid && command.endsWith(name) ? [pid] : []));
}

/** Reads this process's children from the lists that Linux keeps of them. Undefined where it keeps none. */
async function readChildren(): Promise<Process[] | undefined> {
  const threads = await readdir('/proc/self/task');
  if (!existsSync(`/proc/self/task/${threads[0]}/children`)) return undefined;
  const lists = threads.map((thread) => readText(`/proc/self/task/${thread}/children`));
  const pids = lists.join(' ').split(' ').filter(Boolean).map(Number);
  return pids.map((pid) => ({ pid, parent: process.pid, command: readText(`/proc/${pid}/comm`).trimEnd() }));
}

/** Returns what Linux tells in a file of /proc, and nothing if its process is gone. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Reads processes from /proc, because a Linux with nothing but Node may have no ps. */
async function readProc(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    const [, pid, command = '', parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

async function askPs(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command: command.trim() }] : [];
  });
}
