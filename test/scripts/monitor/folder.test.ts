import { appendFileSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { testSometimes } from '../../support/sample.ts';
import { expectRested, grow } from './support/growing.ts';
import { startIngest, token } from './support/ingest.ts';
import { contentOf, numbers, roundName, until, workshop, writeRounds } from './support/running.ts';

const { folder, start, run } = workshop();

describe.concurrent('from a folder', () => {
  test('sends rounds and endstats in the order of their stamps, once, and nothing else', async () => {
    const ingest = await startIngest();
    const from = folder();
    const names = writeRounds(from, [3, 1, 2]).sort();
    const endstats = names.map((name) => name.replace('.txt', '-endstats.txt'));
    for (const name of endstats) writeFileSync(join(from, name), contentOf(name));
    for (const other of [
      'notes.txt',
      names[0]?.replace('.txt', '_ws.txt'),
      '2026-02-30-200000-supply-round-1.txt',
      `${names[0]}.part`,
    ]) {
      writeFileSync(join(from, other ?? ''), 'x');
    }
    mkdirSync(join(from, '2026-01-02-190000-supply-round-1.txt'));
    const args = ['--from', from, '--to', `${ingest.url}/`, '--once', '--state', join(folder(), 'state')];

    const first = await run(args);
    const sent = names.flatMap((name, index) => [name, endstats[index]]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toBe(sent.map((name) => `stored        ${name}  round 7, 8 players\n`).join(''));
    expect(ingest.uploads.map(({ file, body }) => [file, body])).toEqual(
      sent.map((name) => [name, contentOf(name ?? '')]),
    );

    const second = await run(args);
    expect(second).toMatchObject({ code: 0, out: '' });
    expect(second.err).toContain('6 files are known');
    expect(ingest.uploads).toHaveLength(6);
    await ingest.close();
  });

  testSometimes('without its state it sends all files again and accepts "already there"', async () => {
    const ingest = await startIngest();
    const from = folder();
    const [name] = writeRounds(from, [1]);
    const args = ['--from', from, '--to', ingest.url, '--once', '--state'];
    await run([...args, join(folder(), 'state')]);
    const again = await run([...args, join(folder(), 'state')]);
    expect(again).toMatchObject({ code: 0, out: `already there ${name}\n` });
    await ingest.close();
  });

  testSometimes('--since ignores older files', async () => {
    const ingest = await startIngest();
    const from = folder();
    const names = ['2025-12-31-235959', '2026-01-01-000000'].map((stamp) => `${stamp}-supply-round-1.txt`);
    for (const name of names) writeFileSync(join(from, name), contentOf(name));
    const state = join(folder(), 'state');
    await run(['--from', from, '--to', ingest.url, '--once', '--since', '2026-01-01', '--state', state]);
    expect(ingest.stored()).toEqual([names[1]]);
    await ingest.close();
  });

  testSometimes('a file with other bytes than before is sent again, one with another time only is not', async () => {
    const ingest = await startIngest();
    const from = folder();
    const [kept = '', changed = ''] = writeRounds(from, [1, 2]);
    const args = ['--from', from, '--to', ingest.url, '--once', '--state', join(folder(), 'state')];
    await run(args);
    utimesSync(join(from, kept), new Date(), new Date('2026-03-01'));
    appendFileSync(join(from, changed), 'one more player\n');
    await run(args);
    expect(ingest.stored()).toEqual([kept, changed, changed]);
    expect(ingest.uploads.at(-1)?.body).toBe(`${contentOf(changed)}one more player\n`);
    await ingest.close();
  });

  testSometimes('a file is sent when it has stopped growing, whole and once', async () => {
    const ingest = await startIngest();
    const from = folder();
    const monitor = start(['--from', from, '--to', ingest.url, '--interval', '60', '--state', join(folder(), 'state')]);
    await until(() => monitor.err.includes('Sending from'));
    const writes = await grow(join(from, roundName(1)));
    const [earlier] = writeRounds(from, [0]);
    const ofGrown = () => ingest.uploads.filter(({ file }) => file === roundName(1));
    await until(() => ofGrown().at(-1)?.body === writes.at(-1)?.body && ingest.stored().includes(earlier ?? ''));
    expectRested(ofGrown(), writes);
    expect(await monitor.end('SIGTERM')).toMatchObject({ code: 0 });
    await ingest.close();
  });

  testSometimes('SIGINT and SIGTERM finish the file under way and leave the others', async () => {
    let answer = () => {};
    const hold = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const ingest = await startIngest((_, nth) => (nth === 1 ? { hold } : undefined));
    const from = folder();
    const [first, second] = writeRounds(from, [1, 2]);
    const args = ['--from', from, '--to', ingest.url, '--state', join(folder(), 'state')];
    const monitor = start(args);
    await until(() => ingest.uploads.length === 1);
    const ended = monitor.end('SIGTERM');
    await sleep(100); // of two signals at once the system may deliver the later one first
    process.kill(monitor.pid, 'SIGINT');
    await sleep(100);
    answer();
    const { code, out } = await ended;
    expect([0, 130]).toContain(code); // whichever signal the system delivers first
    expect(out).toBe(`stored        ${first}  round 7, 8 players\n`);
    expect(await run([...args, '--once'])).toMatchObject({ out: `stored        ${second}  round 7, 8 players\n` });
    expect(ingest.stored()).toEqual([first, second]);
    await ingest.close();
  });

  testSometimes('killed in the middle and started again it has sent every file, none stored twice', async () => {
    const ingest = await startIngest(() => ({ hold: sleep(5) }));
    const from = folder();
    const names = writeRounds(from, numbers(50));
    const args = ['--from', from, '--to', ingest.url, '--state', join(folder(), 'state')];
    for (const enough of [10, 30]) {
      const monitor = start(args);
      await until(() => ingest.stored().length >= enough);
      await monitor.end('SIGKILL');
      expect(ingest.stored().length).toBeLessThan(50);
    }
    expect(await run([...args, '--once'])).toMatchObject({ code: 0 });
    expect(ingest.stored()).toEqual(names);
    // Only a file whose response the kill may have cut off is sent twice.
    expect(ingest.uploads.length).toBeLessThanOrEqual(52);
    await ingest.close();
  });

  testSometimes('a file of more than 256 KB is refused here', async () => {
    const ingest = await startIngest();
    const from = folder();
    writeFileSync(join(from, roundName(1)), Buffer.alloc(256 * 1024 + 1, 'x'));
    const ended = await run(['--from', from, '--to', ingest.url, '--once', '--state', join(folder(), 'state')]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toBe(`refused       ${roundName(1)}  The file has 262145 bytes, more than 262144.\n`);
    expect(ingest.uploads).toEqual([]);
    await ingest.close();
  });

  testSometimes('a state is for one monitor and one route', async () => {
    const ingest = await startIngest();
    const from = folder();
    const state = join(folder(), 'state');
    const args = ['--from', from, '--to', ingest.url, '--state', state];
    const monitor = start(args);
    await until(() => monitor.err.includes('Sending from'));
    expect(await run(args)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/state is in use by another monitor: .*--state/),
    });
    await monitor.end('SIGTERM');
    const other = await run(['--from', folder(), '--to', ingest.url, '--state', state]);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining(`is the state of sending from ${from} to`) });
    writeFileSync(state, 'no database at all, but long enough to be taken for one');
    expect(await run(args)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot be used as the state .*--state/),
    });
    await ingest.close();
  });

  testSometimes(
    'a folder that does not exist stops the monitor, one that is unavailable for a while does not',
    async () => {
      const ingest = await startIngest();
      const from = join(folder(), 'later');
      const args = ['--from', from, '--to', ingest.url, '--interval', '0.5', '--state', join(folder(), 'state')];
      const words = /later cannot be read: .*ENOENT.* --from takes the folder/;
      expect(await run(args)).toMatchObject({ code: 1, err: expect.stringMatching(words) });
      mkdirSync(from);
      const monitor = start(args);
      await until(() => monitor.err.includes('Sending from'));
      writeRounds(from, [1]);
      await until(() => ingest.stored().length === 1);
      renameSync(from, `${from}-away`);
      await until(() => /later cannot be read: .*ENOENT.*; retry in 1 s\n/.test(monitor.err));
      renameSync(`${from}-away`, from);
      writeRounds(from, [2]);
      await until(() => ingest.stored().length === 2);
      expect(await monitor.end('SIGTERM')).toMatchObject({ code: 0 });
      await ingest.close();
    },
  );

  testSometimes('the token from the environment is on no command line and in no line of output', async () => {
    const ingest = await startIngest(() => ({
      status: 422,
      body: JSON.stringify({ error: `no\n\u001b[31m ${token}` }),
    }));
    const from = folder();
    const [name] = writeRounds(from, [1]);
    const monitor = start(['--from', from, '--to', ingest.url, '--state', join(folder(), 'state')]);
    await until(() => monitor.out !== '');
    if (process.platform === 'linux') expect(readFileSync(`/proc/${monitor.pid}/cmdline`, 'utf8')).not.toContain(token);
    const { out, err } = await monitor.end('SIGINT');
    expect(out).toBe(`refused       ${name}  no  (the token)\n`);
    expect(err).not.toContain(token);
    await ingest.close();
  });
});
