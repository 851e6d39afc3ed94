import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { startPostgres } from '../../../scripts/database/postgres.ts';
import { applySchema } from '../../../scripts/schema/apply.ts';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { startBundledWorker } from '../../../simulator/worker/index.ts';
import { testSometimes } from '../../support/sample.ts';
import { token } from './support/ingest.ts';
import { startRelay } from './support/relay.ts';
import { until, workshop } from './support/running.ts';

const { root, folder, start, run } = workshop();
const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** Starts PostgreSQL and the Worker at fixed addresses. Both can be killed and restarted. */
async function startAll() {
  chmodSync(root, 0o755);
  const dataDir = join(root, 'postgres');
  const toPostgres = await startRelay();
  const toWorker = await startRelay();
  const endpoint = await startNeonEndpoint();
  closers.push(toPostgres.close, toWorker.close, endpoint.close);

  async function postgres() {
    const server = await startPostgres({ dataDir, outside: join(root, 'outside') });
    closers.push(server.stop);
    toPostgres.leadTo(Number(new URL(server.url).port));
    return server;
  }
  let server = await postgres();
  await applySchema(server.url);
  const database = Object.assign(new URL(server.url), { port: String(toPostgres.port) }).href;

  async function worker() {
    const vars = {
      DATABASE_URL: database,
      DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
      DISCORD_APPLICATION_ID: '100000000000000001',
      INGEST_TOKENS: `main:${token}`,
      DEV_NEON_ENDPOINT: endpoint.url,
    };
    const running = await startBundledWorker({ bundle: inject('bundle'), vars });
    closers.push(running.close);
    toWorker.leadTo(Number(new URL(running.url).port));
    return running;
  }
  let workerd = await worker();
  return {
    database,
    url: `http://127.0.0.1:${toWorker.port}`,
    async killPostgres() {
      process.kill(
        Number(readFileSync(join(server.dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGKILL',
      );
    },
    async restartPostgres() {
      await server.stop();
      server = await postgres();
    },
    killWorker: () => process.kill(workerd.pid, 'SIGKILL'),
    async restartWorker() {
      await workerd.close();
      workerd = await worker();
    },
  };
}

testSometimes(
  'PostgreSQL, monitor and Worker are killed in turn while rounds are sent: each is there once in the end',
  async () => {
    const rounds = generateRoundFiles({ seed: 'monitor', matches: 45 });
    const from = folder();
    for (const { name, text } of rounds) writeFileSync(join(from, name), text);
    const all = await startAll();
    const args = ['--from', from, '--to', all.url, '--state', join(folder(), 'state')];
    const lines = ({ out }: { out: string }) => out.split('\n').length - 1;

    const first = start(args);
    await until(() => lines(first) >= 20);
    await all.killPostgres();
    await until(() => /answered 503 .*Keep the file.*; retry in 3[01] s\n$/.test(first.err));
    await all.restartPostgres();
    await first.end('SIGKILL');

    const second = start(args);
    await until(() => lines(second) >= 20);
    await second.end('SIGKILL');

    const third = start(args);
    await until(() => lines(third) >= 15);
    all.killWorker();
    await until(() => /does not answer: .*; retry in \d s\n$/.test(third.err));
    await all.restartWorker();
    const sent = () => lines(first) + lines(second) + lines(third);
    await until(() => sent() >= rounds.length - 2);
    expect(await third.end('SIGTERM')).toMatchObject({ code: 0 });

    expect(await run([...args, '--once'])).toMatchObject({ code: 0 });
    const client = new pg.Client({ connectionString: all.database });
    await client.connect();
    const { rows } = await client.query(`
      select (select count(*)::int from rounds) as rounds, (select count(*)::int from rounds where is_valid) as valid,
        (select count(distinct filename)::int from round_files) as names, (select count(*)::int from round_files) as files,
        (select count(*)::int from player_comprehensive_stats) as players`);
    await client.end();
    const players = rounds.reduce((sum, { truth }) => sum + truth.size, 0);
    const each = rounds.length;
    expect(rows).toEqual([{ rounds: each, valid: each, names: each, files: each, players }]);
  },
  240_000, // under load
);
