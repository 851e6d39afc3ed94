import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sample, testSometimes } from '../../support/sample.ts';
import type { Decide } from './support/ingest.ts';
import { startIngest } from './support/ingest.ts';
import { numbers, roundName, until, workshop, writeRounds } from './support/running.ts';

const { folder, start, run } = workshop();

/** Creates a folder with some rounds, and a Worker that responds as `decide` says. */
async function scene(decide: Decide, rounds = 2) {
  const ingest = await startIngest(decide);
  const from = folder();
  const names = writeRounds(from, numbers(rounds));
  const args = ['--from', from, '--to', ingest.url, '--state', join(folder(), 'state')];
  return { ingest, from, names, args };
}

describe.concurrent('responses of the Worker', () => {
  test('400, 413, 415 and 422 are final: the file is ignored, with its reason, until it changes', async () => {
    const refusals = [400, 413, 415, 422];
    const { ingest, from, names, args } = await scene((file) => {
      const status = refusals[names.indexOf(file)];
      return status === undefined ? undefined : { status };
    }, 5);
    const lines = names.map((name, index) =>
      index < 4 ? `refused       ${name}  reason ${refusals[index]}\n` : `stored        ${name}  round 7, 8 players\n`,
    );
    expect(await run([...args, '--once'])).toMatchObject({ code: 0, out: lines.join('') });
    const [touched = ''] = names;
    utimesSync(join(from, touched), new Date(), new Date('2026-03-01'));
    expect(await run([...args, '--once'])).toMatchObject({ code: 0, out: lines[0] });
    expect(ingest.uploads).toHaveLength(6);
    await ingest.close();
  });

  test.each<[string, ReturnType<Decide>, RegExp]>(
    sample<[string, ReturnType<Decide>, RegExp]>(
      [
        ['401', { status: 401 }, /: The Worker does not accept the token \(401\): use one of its INGEST_TOKENS\.\n$/],
        [
          'a redirect',
          { status: 301, headers: { Location: '/there' } },
          /: The server answered 301, a redirect to \/there\. Give/,
        ],
        [
          'a web page',
          { status: 200, body: '<html>Welcome</html>' },
          /: The server answered 200, but it is not Stopwatch/,
        ],
      ],
      2,
    ),
  )('%s stops the monitor, and nothing is taken for sent', async (_, special, words) => {
    let answers: ReturnType<Decide> = special;
    const { ingest, names, args } = await scene(() => answers);
    const stopped = await run(args);
    expect(stopped).toMatchObject({ code: 1, out: '' });
    expect(stopped.err).toMatch(words);
    expect(ingest.uploads).toHaveLength(1);
    answers = { status: 201 };
    expect((await run([...args, '--once'])).out.match(/^stored .*/gm)).toHaveLength(names.length);
    await ingest.close();
  });

  test.each(sample([429, 503], 1))(
    'after %i the monitor waits for Retry-After and does not change the order',
    async (status) => {
      const special = { status, headers: { 'Retry-After': '2' } };
      const { ingest, names, args } = await scene((file, nth) =>
        file === roundName(0) && nth === 1 ? special : undefined,
      );
      const ended = await run([...args, '--once']);
      expect(ended).toMatchObject({ code: 0 });
      expect(ended.err).toMatch(new RegExp(`answered ${status} reason ${status}; retry in [23] s\n`));
      expect(ingest.uploads.map(({ file }) => file)).toEqual([names[0], ...names]);
      const [refused, repeated] = ingest.uploads;
      expect((repeated?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2000);
      await ingest.close();
    },
  );

  testSometimes('a file at which the Worker fails does not delay the others', async () => {
    const { ingest, names, args } = await scene((file, nth) =>
      file === roundName(0) && nth < 3 ? { status: 500 } : undefined,
    );
    const ended = await run([...args, '--once']);
    expect(ended).toMatchObject({ code: 0 });
    expect(ingest.stored()).toEqual([names[1], names[0]]);
    await ingest.close();
  });

  testSometimes('a Worker that is unavailable, loses connections and returns gets every file', async () => {
    const { ingest, from, names, args } = await scene(() => undefined);
    const port = Number(new URL(ingest.url).port);
    await ingest.close();
    const monitor = start(args);
    await until(() => /does not answer: .*ECONNREFUSED.*; retry in 1 s\n/.test(monitor.err));
    const cut = Promise.reject(new Error('cut'));
    cut.catch(() => {});
    const back = await startIngest((_, nth) => (nth === 1 ? { hold: cut } : undefined), port);
    await until(() => new Set(back.uploads.map(({ file }) => file)).size === 2 && back.uploads.length === 4);
    await until(() => monitor.out.split('\n').length === 3);
    expect(monitor.out).toBe(names.map((name) => `already there ${name}\n`).join(''));
    rmSync(join(from, names[0] ?? ''));
    expect(await monitor.end('SIGTERM')).toMatchObject({ code: 0 });
    await back.close();
  });

  testSometimes('--once stops retrying after a while, says so and leaves the files for the next run', async () => {
    const { ingest, args } = await scene(() => ({ status: 503, headers: { 'Retry-After': '0' } }));
    const ended = await run([...args, '--once']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(
      /4 failures in a row, so the other files are left to the next run\n2 files are left for the next run\.\n$/,
    );
    await ingest.close();
  });
});
