import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { leakIn } from './known.ts';

const everyMs = 1000;

/**
 * Reads along what the whole run prints, and looks once a second at the list of processes below this one. The returned function ends that, and
 * throws an Error if a secret was seen. `file` has one secret a line, which the processes with tests write.
 */
export function watchWholeRun(file: string): () => void {
  const printed: string[] = [];
  const outputs = [process.stdout, process.stderr].map((stream) => {
    const { write } = stream;
    stream.write = ((chunk: string | Uint8Array, ...more: []) => {
      printed.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return write.call(stream, chunk, ...more);
    }) as typeof write;
    return { stream, write };
  });
  const listed = new Set<string>();
  const timer = setInterval(() => noteProcesses(listed), everyMs).unref();
  return () => {
    clearInterval(timer);
    noteProcesses(listed);
    for (const { stream, write } of outputs) stream.write = write;
    const secrets = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    const leaks = [
      ...[printed.join('')].map((text) => ['printed by the whole run', leakIn(text, secrets)]),
      ...[...listed].map((text) => ['in the list of processes', leakIn(text, secrets)]),
    ].filter(([, leak]) => leak !== undefined);
    if (leaks.length > 0) throw new Error(leaks.map((leak) => leak.join(': ')).join('\n'));
  };
}

/** Adds the command lines of this process's descendants, but of those that a test has started: a test may type what it likes. */
function noteProcesses(listed: Set<string>): void {
  if (!existsSync('/proc/self/stat')) return;
  const parents = new Map<number, number>();
  for (const id of readdirSync('/proc').map(Number).filter(Boolean)) {
    const stat = read(`/proc/${id}/stat`);
    parents.set(id, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  for (const [id, parent] of parents) {
    const isTyped = parents.get(parent) === process.pid && read(`/proc/${parent}/cmdline`).includes('vitest');
    if (!isTyped && isBelow(id, parents)) listed.add(read(`/proc/${id}/cmdline`).replaceAll('\0', ' '));
  }
}

function isBelow(id: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at = parents.get(id); at; at = parents.get(at)) if (at === process.pid) return true;
  return false;
}

/** Returns a file of a process. Empty if it has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
