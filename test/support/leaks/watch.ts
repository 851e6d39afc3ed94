import { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { leakIn, learnFrom, learnFromWorkerd } from './known.ts';

/** Where secrets were seen. */
const found = new Set<string>();

/** Returns where secrets were seen, and forgets it. */
export function takeLeaks(): string[] {
  const all = [...found];
  found.clear();
  return all;
}

/** Notes if a text that somebody could read holds a secret. */
export function look(where: string, text: string): void {
  const leak = leakIn(text);
  if (leak !== undefined) found.add(`${where}: ${leak}`);
}

interface Spawning {
  file: string;
  args: string[];
  envPairs?: string[];
}

/**
 * From now on every process that this one starts tells its secrets by its environment or configuration, and may neither print one nor show
 * one in the list of processes. That includes what Workers log. No answer over HTTP may hold one either.
 */
export function watchLeaks(): void {
  const prototype = ChildProcess.prototype as unknown as { spawn(options: Spawning): number };
  const { spawn } = prototype;
  prototype.spawn = function (this: ChildProcess, options: Spawning) {
    learnFrom(options.envPairs ?? []);
    learnFromWorkerd(options.args.at(-1) ?? '');
    // A test may type a connection string as an option. Our own code never does.
    if (isOwnCode()) look('in the list of processes', options.args.join(' '));
    const result = spawn.call(this, options);
    const name = options.args.slice(0, 4).join(' ').slice(0, 160);
    for (const stream of [this.stdout, this.stderr])
      if (stream) overhear(stream, (text) => look(`printed by ${name}`, text));
    return result;
  };

  const { fetch } = globalThis;
  globalThis.fetch = async (...args) => {
    const response = await fetch(...args);
    if (!/json|text/.test(response.headers.get('content-type') ?? '') || !response.body) return response;
    const { pathname } = new URL(response.url);
    const copy = response.clone().text();
    void copy.then(
      (text) => look(`answered to ${pathname.slice(0, 80)}`, text),
      () => {}, // one that breaks off has no end
    );
    return response;
  };
}

/** Whether the code that starts a process is none of the tests'. */
function isOwnCode(): boolean {
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  const caller = frames.find((frame) => !/node:|support\/leaks/.test(frame)) ?? '';
  return /\/(scripts|simulator|playground|demo|src)\//.test(caller) && !/\/test\//.test(caller);
}

/** Hears what a stream brings, without taking it from its reader. */
function overhear(stream: Readable, hear: (text: string) => void): void {
  const push = stream.push.bind(stream);
  let rest = '';
  stream.push = (chunk: Buffer | string | null, encoding?: BufferEncoding) => {
    if (chunk !== null) {
      const text = rest + String(chunk);
      hear(text);
      rest = text.slice(-200); // a secret may come in two parts
    }
    return push(chunk, encoding);
  };
}
