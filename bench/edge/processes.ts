import { readdirSync, readFileSync } from 'node:fs';

/** Returns the processes that this one has started under a name. */
export function childrenNamed(name: string): number[] {
  return all().flatMap(({ pid, parent, command }) => (parent === process.pid && command === name ? [pid] : []));
}

/** Returns the server process of a PostgreSQL connection, and all processes that it has started. */
export function serverProcesses(backend: number): number[] {
  const parent = all().find(({ pid }) => pid === backend)?.parent ?? 0;
  return [parent, ...all().flatMap((one) => (one.parent === parent ? [one.pid] : []))];
}

/** Returns the resident memory of a process in megabytes. */
export function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]) / 1024;
}

function all(): { pid: number; parent: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    const [, pid, command = '', parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(read(`/proc/${name}/stat`)) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // not a process, or it has just ended
  }
}
