import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { testSometimes } from '../../support/sample.ts';
import { startNeon } from './support.ts';

const { server, endpoint, direct, sql, lines, close } = await startNeon();
afterAll(close);

/** Sends the statement without waiting for its end. */
function startRequest(url: string, body: string) {
  const started = request(endpoint.url, {
    method: 'POST',
    headers: { 'Neon-Connection-String': url, 'Neon-Raw-Text-Output': 'true', 'Neon-Array-Mode': 'true' },
  });
  started.on('error', () => {});
  started.end(body);
  return started;
}

test('a client that goes away cancels its own statement and no other', async () => {
  const running = async () =>
    (await direct.query(`SELECT query FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'`))
      .rows;
  const other = Promise.resolve(sql`SELECT pg_sleep(1.5), 'slept' AS done`); // the driver sends a query only when it is awaited
  const gone = startRequest(server.url, '{"query":"SELECT pg_sleep(60)"}');
  while ((await running()).length < 2) await sleep(10);
  gone.destroy();
  while ((await running()).length > 1) await sleep(10);
  expect(await other).toMatchObject([{ done: 'slept' }]);
});

testSometimes('a connection that cancels a statement may be ended by the server', async () => {
  await direct.query('CREATE DATABASE hasty');
  const hasty = Object.assign(new URL(server.url), { pathname: '/hasty' }).href;
  const running = `SELECT FROM pg_stat_activity WHERE datname = 'hasty' AND state = 'active'`;
  for (let time = 0; time < 5; time++) {
    await direct.query('ALTER DATABASE hasty RESET idle_session_timeout');
    const gone = Array.from({ length: 10 }, () => startRequest(hasty, '{"query":"SELECT pg_sleep(1)"}'));
    while (((await direct.query(running)).rowCount ?? 0) < gone.length) await sleep(10);
    await direct.query('ALTER DATABASE hasty SET idle_session_timeout = 1'); // new connections end once they wait for a millisecond
    for (const one of gone) one.destroy();
    while ((await direct.query(running)).rowCount !== 0) await sleep(10);
  }
});

test('connections lost while idle are replaced', async () => {
  await sql`SELECT 1`;
  // A connection is reset after its answer was sent. One that ends meanwhile is no idle one.
  const busy = `SELECT FROM pg_stat_activity WHERE application_name ~ 'neon' AND (state <> 'idle' OR query <> 'DISCARD ALL')`;
  while ((await direct.query(busy)).rowCount !== 0) await sleep(10);
  const { rows: ended } = await direct.query<{ pid: number }>(
    `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ 'neon'`,
  );
  const isLost = ({ pid }: { pid: number }) => lines.some((line) => line.startsWith(`connection ${pid} lost`));
  while (!ended.every(isLost)) await sleep(10);
  expect(await sql`SELECT 1 AS n`).toEqual([{ n: 1 }]);
});

test('closing ends what runs; the port is named when it is taken', async () => {
  const second = await startNeonEndpoint();
  const port = Number(new URL(second.url).port);
  await expect(startNeonEndpoint({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1`);
  const hanging = fetch(second.url, {
    method: 'POST',
    headers: { 'Neon-Connection-String': server.url, 'Neon-Raw-Text-Output': 'true', 'Neon-Array-Mode': 'true' },
    body: '{"query":"SELECT pg_sleep(60)"}',
  }).catch((error: Error) => error.message);
  const running = `SELECT FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(60)'`;
  while ((await direct.query(running)).rowCount === 0) await sleep(10);
  await second.close();
  expect(await hanging).toBe('fetch failed');
  while ((await direct.query(running)).rowCount !== 0) await sleep(10);
  const again = await startNeonEndpoint({ port });
  await again.close();
});
