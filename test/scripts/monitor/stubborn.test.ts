import { chmodSync, chownSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sample, testSometimes } from '../../support/sample.ts';
import type { Decide } from './support/ingest.ts';
import { startIngest } from './support/ingest.ts';
import { numbers, roundName, until, workshop, writeRounds } from './support/running.ts';
import type { Keys } from './support/sshd.ts';
import { createKeys, isSshdInstalled, startSshd } from './support/sshd.ts';

/** Tests that a file which cannot be sent does not block the others, from a folder and over SFTP. */

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const { root, folder, start } = workshop();
const closers: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

let keys: Keys;
beforeAll(() => {
  chmodSync(root, 0o755);
});

/** Creates a folder that the monitor's user can read. */
function open(): string {
  const made = folder();
  chmodSync(made, 0o755);
  if (isRoot) chownSync(made, nobody, nobody);
  return made;
}

/** Creates a Worker, a folder, and the arguments of a monitor that sends from the folder as a user other than root. */
async function scene(way: 'folder' | 'SFTP', decide?: Decide) {
  const ingest = await startIngest(decide);
  closers.push(ingest.close);
  const from = open();
  const common = ['--to', ingest.url, '--state', join(open(), 'state')];
  const as = isRoot ? { uid: nobody } : {};
  if (way === 'folder') {
    const args = ['--from', from, ...common];
    const run = (...more: string[]) => start([...args, '--interval', '1', ...more], {}, as);
    return { ingest, from, start: run, connections: () => 0 };
  }
  const shared = open();
  keys ??= createKeys(shared);
  const sshd = await startSshd(open(), keys);
  closers.push(sshd.close);
  const knownHosts = join(open(), 'known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${sshd.port} ${keys.line('first')}\n`);
  const url = `sftp://${sshd.user}@127.0.0.1:${sshd.port}${from}`;
  const args = ['--from', url, '--key', keys.file('user'), '--known-hosts', knownHosts, ...common];
  const run = (...more: string[]) => start([...args, '--interval', '1', ...more]);
  return { ingest, from, start: run, connections: sshd.connections };
}

/** Makes a file unreadable for every user but root. */
function lock(path: string): void {
  chmodSync(path, isRoot ? 0o600 : 0);
}

/** Rewrites a file repeatedly until the returned function is called. */
function keepChanging(path: string): () => void {
  let count = 0;
  const timer = setInterval(() => writeFileSync(path, `${++count}\n`.repeat(1 + (count % 50))), 150);
  return () => clearInterval(timer);
}

const ways = isSshdInstalled ? (['folder', 'SFTP'] as const) : (['folder'] as const);
describe.each(sample(ways, 1))('%s', { concurrent: true }, (way) => {
  test('of 50 files one cannot be read, one keeps changing, one is refused: the other 47 arrive', async () => {
    const [unreadable, restless, refused] = [roundName(0), roundName(1), roundName(2)];
    const decide: Decide = (file) => (file === refused ? { status: 422 } : undefined);
    const { ingest, from, start: run, connections } = await scene(way, decide);
    const names = writeRounds(from, numbers(50));
    lock(join(from, unreadable));
    const stop = keepChanging(join(from, restless));
    try {
      const { code, out, err } = await run('--once').end();
      expect(ingest.stored()).toEqual(names.slice(3));
      expect(out).toContain(`refused       ${refused}  reason 422\n`);
      expect(err).toMatch(new RegExp(`${unreadable}: cannot be read by .*; it is retried in 1 s\n`));
      expect(err).toMatch(new RegExp(`${restless}: keeps changing; it is retried in 1 s\n`));
      expect(err).toMatch(/\n2 files are left for the next run\.\n$/);
      expect(code).toBe(1);
      expect(connections()).toBe(way === 'SFTP' ? 1 : 0);
    } finally {
      stop();
    }
    chmodSync(join(from, unreadable), 0o644);
    expect(await run('--once').end()).toMatchObject({ code: 0 });
    expect(ingest.stored().slice(47)).toEqual([unreadable, restless]);
  });

  testSometimes('a running monitor sends new files at once and retries stubborn ones later', async () => {
    const { ingest, from, start: run } = await scene(way);
    const [unreadable = '', restless = ''] = writeRounds(from, [0, 1]);
    lock(join(from, unreadable));
    const stop = keepChanging(join(from, restless));
    const monitor = run();
    await until(() => monitor.err.includes(`${unreadable}: cannot be read`));
    await until(() => monitor.err.includes(`${restless}: keeps changing`));
    const began = performance.now();
    const [fresh] = writeRounds(from, [2]);
    await until(() => ingest.stored().length === 1);
    expect(performance.now() - began).toBeLessThan(5000);
    stop();
    chmodSync(join(from, unreadable), 0o644);
    await until(() => ingest.stored().length === 3);
    expect(ingest.stored()[0]).toBe(fresh);
    expect(await monitor.end('SIGTERM')).toMatchObject({ code: 0 });
  });

  testSometimes('an entry that only looks like a file delays nothing', async () => {
    const { ingest, from, start: run } = await scene(way);
    const [first = '', second = '', last = ''] = [roundName(0), roundName(1), roundName(9)];
    symlinkSync(first, join(from, first)); // a link that leads to itself
    const closed = open();
    writeFileSync(join(closed, 'round.txt'), 'x');
    symlinkSync(join(closed, 'round.txt'), join(from, second));
    chmodSync(closed, 0);
    if (isRoot) chownSync(closed, 0, 0);
    writeRounds(from, [9]);
    const { code, err } = await run('--once').end();
    expect(ingest.stored()).toEqual([last]);
    expect(err).toMatch(new RegExp(`${second}: cannot be read by`));
    expect(code).toBe(1);
    chmodSync(closed, 0o755);
  });

  testSometimes('two files that the Worker always fails at do not slow down the others', async () => {
    const bad = [roundName(0), roundName(1)];
    const { ingest, from, start: run } = await scene(way, (file) => (bad.includes(file) ? { status: 500 } : undefined));
    writeRounds(from, [0, 1]);
    const monitor = run();
    await until(() => ingest.uploads.length >= 8);
    const began = performance.now();
    writeRounds(from, [2]);
    await until(() => ingest.stored().length === 1);
    expect(performance.now() - began).toBeLessThan(5000);
    await monitor.end('SIGTERM');
  });
});

testSometimes('of many unreadable files each scan names twenty and counts the rest', async () => {
  const { ingest, from, start: run } = await scene('folder');
  for (const name of writeRounds(from, numbers(30))) lock(join(from, name));
  const [readable] = writeRounds(from, [40]);
  const monitor = run();
  await until(() => /… and 10 more; each is retried\n/.test(monitor.err));
  expect(ingest.stored()).toEqual([readable]);
  expect(monitor.err.match(/cannot be read/g)).toHaveLength(20);
  await monitor.end('SIGTERM');
});

testSometimes('--once that could not read the folder does not end as if all files were sent', async () => {
  const { ingest } = await scene('folder');
  const knownHosts = join(open(), 'known_hosts');
  writeFileSync(knownHosts, '');
  keys ??= createKeys(open());
  const args = ['--from', 'sftp://et@127.0.0.1:1/stats', '--to', ingest.url, '--key', keys.file('user')];
  const { code, err } = await start([
    ...args,
    '--known-hosts',
    knownHosts,
    '--state',
    join(folder(), 's'),
    '--once',
  ]).end();
  expect(err).toMatch(/ECONNREFUSED.*; 4 failures in a row, so the other files are left to the next run\n$/);
  expect(code).toBe(1);
});
