import { setTimeout as sleep } from 'node:timers/promises';
import { NeonDbError, neon, neonConfig } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { sample } from '../../support/sample.ts';
import { startNeon } from './support.ts';

const { server, endpoint, direct, sql, lines, close } = await startNeon();
afterAll(close);

beforeAll(async () => {
  await direct.query(`
    CREATE TABLE players (
      id int PRIMARY KEY,
      name text NOT NULL CONSTRAINT short CHECK (length(name) < 20),
      team int REFERENCES players DEFERRABLE INITIALLY DEFERRED
    )`);
});

const errorOf = (query: Promise<unknown>): Promise<NeonDbError> =>
  query.then(
    () => Promise.reject(new Error('no error')),
    (error) => error,
  );

describe('values are those of a direct connection', () => {
  test.each<[type: string, value: unknown]>([
    ['int', 42],
    ['int', null],
    ['bigint', '9007199254740993'],
    ['bigint', 9007199254740993n],
    ['numeric', '12345678901234567890.123456789'],
    ['numeric', 'NaN'],
    ['float8', 0.1],
    ['float8', -1.7976931348623157e308],
    ['float8', 'Infinity'],
    ['real', 1.5],
    ['boolean', true],
    ['boolean', false],
    ['text', ''],
    ['text', `it's "quoted" \\ ^1col^7our 🎯 \n {} NULL`],
    ['bytea', Buffer.from([0, 1, 255])],
    ['date', '1969-12-31'],
    ['time', '23:59:59'],
    ['timestamp', '2025-02-28 23:59:59.123'],
    ['timestamptz', '2025-02-28 23:59:59.123456+01'],
    ['timestamptz', new Date('2025-10-26T01:30:00Z')],
    ['interval', '1 day 02:03:04'],
    ['json', { a: [1, null, 'x'], b: { c: true } }],
    ['jsonb', { a: [1, null, 'x'], b: { c: true } }],
    ['jsonb', '"text"'],
    ['jsonb', null],
    ['uuid', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ['inet', '127.0.0.1'],
    ['int[]', [1, null, 3]],
    ['int[]', []],
    ['bigint[]', ['9007199254740993', '-1']],
    ['text[]', ['', 'a,b', '"', '\\', 'NULL', null, '{}', '🎯']],
    [
      'text[]',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['boolean[]', [true, false]],
    ['float8[]', [0.1, 1e300]],
    ['jsonb[]', [{ a: 1 }, { b: '"' }]],
    ['timestamptz[]', ['2025-01-01 00:00:00+00']],
    ['int4range', '[1,5)'],
    ['point', '(1,2)'],
  ])('%s %o', async (type, value) => {
    const text = `SELECT $1::${type} AS value, pg_typeof($1::${type})::text AS type, $1::${type} IS NULL AS missing`;
    const expected = await direct.query(text, [value]);
    const found = await sql.query(text, [value], { fullResults: true });
    expect(found.rows).toEqual(expected.rows);
    expect(found.fields).toEqual(expected.fields.map((field) => ({ ...field })));
    expect([found.command, found.rowCount]).toEqual([expected.command, expected.rowCount]);
  });
});

describe('the driver', () => {
  test('takes template tags, unsafe parts and composed fragments', async () => {
    const table = sql.unsafe('generate_series(1, 3)');
    const filter = sql`WHERE n > ${1}`;
    expect(await sql`SELECT n FROM ${table} n ${filter}`).toEqual([{ n: 2 }, { n: 3 }]);
  });

  test('gives arrays in array mode, also with two columns of one name', async () => {
    const rows = await neon(server.url, { arrayMode: true })`SELECT 1 AS a, 'x' AS a`;
    expect(rows).toEqual([[1, 'x']]);
  });

  test.each([
    ['CREATE TABLE temporary_table (n int)', 'CREATE', null],
    ['INSERT INTO temporary_table VALUES (1), (2)', 'INSERT', 2],
    ['UPDATE temporary_table SET n = 3 WHERE n = 1', 'UPDATE', 1],
    ['DELETE FROM temporary_table WHERE n = 99', 'DELETE', 0],
    ['DROP TABLE temporary_table', 'DROP', null],
    ['SELECT FROM generate_series(1, 3)', 'SELECT', 3],
  ])('hears command and count of %s', async (text, command, rowCount) => {
    expect(await sql.query(text, [], { fullResults: true })).toMatchObject({ command, rowCount });
  });

  test('gets large answers whole', async () => {
    const rows = await sql`SELECT n, repeat('x', 100) AS text FROM generate_series(1, 50000) n`;
    expect(rows).toHaveLength(50_000);
    expect(rows[49_999]).toEqual({ n: 50_000, text: 'x'.repeat(100) });
  });

  test('sends many at once over one small pool', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => sql`SELECT ${n}::int AS n, pg_sleep(0.005)`),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    const [row] = (
      await direct.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name ~ 'neon'`)
    ).rows;
    expect(row.n).toBeGreaterThan(0);
    expect(row.n).toBeLessThanOrEqual(10);
  });
});

test('a statement that is only a comment has an empty command', async () => {
  expect(await sql.query('-- nothing', [], { fullResults: true })).toMatchObject({
    command: '',
    rowCount: null,
    rows: [],
  });
});

test.each([false, true])('nothing that a session holds survives a request, thrifty: %s', async (isThrifty) => {
  const other = await startNeonEndpoint({ isThrifty });
  neonConfig.fetchEndpoint = other.url;
  await sql`SET search_path = pg_catalog`;
  await sql`CREATE TEMP TABLE mine (id int)`;
  await sql`SELECT pg_advisory_lock(7)`;
  // Each connection of the pool is used at once, so that the one that held all this is among them.
  const left = Array.from(
    { length: 10 },
    () => sql`
    SELECT current_setting('search_path') AS path, to_regclass('pg_temp.mine') AS temp, pg_sleep(0.05),
      (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks`,
  );
  for (const rows of await Promise.all(left))
    expect(rows).toMatchObject([{ path: '"$user", public', temp: null, locks: 0 }]);
  await other.close();
  neonConfig.fetchEndpoint = endpoint.url;
});

describe('a batch', () => {
  test('runs in one transaction with the isolation, read-only and deferrable asked for', async () => {
    const settings = sql`
      SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS read_only,
        current_setting('transaction_deferrable') AS deferrable, txid_current_if_assigned() AS transaction`;
    const [first] = await sql.transaction([settings], {
      isolationLevel: 'Serializable',
      readOnly: true,
      deferrable: true,
    });
    expect(first).toMatchObject([{ isolation: 'serializable', read_only: 'on', deferrable: 'on' }]);
    const [second] = await sql.transaction([settings], { isolationLevel: 'RepeatableRead' });
    expect(second).toMatchObject([{ isolation: 'repeatable read', read_only: 'off', deferrable: 'off' }]);
    const [third] = await sql.transaction([settings]);
    expect(third).toMatchObject([{ isolation: 'read committed', read_only: 'off', deferrable: 'off' }]);
  });

  test('gives each statement its result, in the mode asked for', async () => {
    const results = await sql.transaction([
      sql`INSERT INTO players VALUES (1, 'wulfi') RETURNING id`,
      sql.query('SELECT name FROM players WHERE id = $1', [1]),
      sql`DELETE FROM players WHERE id = 1`,
    ]);
    expect(results).toEqual([[{ id: 1 }], [{ name: 'wulfi' }], []]);
    const full = await sql.transaction([sql`SELECT 1 AS n`], { arrayMode: true, fullResults: true });
    expect(full).toMatchObject([
      { command: 'SELECT', rowCount: 1, rows: [[1]], fields: [{ name: 'n', dataTypeID: 23 }] },
    ]);
  });

  test.each([
    ['at a statement', `INSERT INTO players VALUES (2, 'a name that is far too long')`, '23514'],
    ['only at its commit', `INSERT INTO players VALUES (2, 'orphan', 99)`, '23503'],
  ])('that fails %s leaves nothing', async (_when, failing, code) => {
    const batch = sql.transaction([sql`INSERT INTO players VALUES (1, 'wulfi')`, sql.query(failing)]);
    expect(await errorOf(batch)).toMatchObject({ code });
    expect(await sql`SELECT FROM players`).toEqual([]);
  });

  test('that only reads refuses a write', async () => {
    const batch = sql.transaction([sql`INSERT INTO players VALUES (1, 'wulfi')`], { readOnly: true });
    expect(await errorOf(batch)).toMatchObject({ code: '25006' });
  });

  test('may be empty', async () => {
    expect(await sql.transaction([])).toEqual([]);
  });
});

describe('an error', () => {
  test('carries the fields of the server', async () => {
    const ours = await errorOf(sql`INSERT INTO players VALUES (1, ${'a name that is far too long'})`);
    expect(ours).toBeInstanceOf(NeonDbError);
    const theirs = await direct
      .query(`INSERT INTO players VALUES (1, $1)`, ['a name that is far too long'])
      .catch((e) => e);
    expect(ours.message).toBe(theirs.message);
    for (const field of ['severity', 'code', 'detail', 'schema', 'table', 'constraint', 'routine'] as const) {
      expect(ours[field], field).toBe(theirs[field]);
      expect(ours[field], field).toBeTypeOf('string');
    }
  });

  test.each([
    [`SELECT * FROM missing`, '42P01', { position: '15' }],
    [`SELECT lenght('x')`, '42883', { hint: expect.stringContaining('No function matches') }],
    [`INSERT INTO players VALUES (1, NULL)`, '23502', { column: 'name', table: 'players' }],
    [`SELECT 'x'::int`, '22P02', {}],
    [`SELECT 1; SELECT 2`, '42601', {}],
    [`SET statement_timeout = 'x'`, '22023', {}],
  ])('of %s is %s', async (text, code, fields) => {
    expect(await errorOf(sql.query(text))).toMatchObject({ name: 'NeonDbError', code, ...fields });
  });

  test('does not spoil the connection for the next', async () => {
    for (let n = 0; n < 15; n++) await errorOf(sql`SELECT 1 / 0`);
    await sql`BEGIN`; // this transaction is left open and must reach neither the next request nor the pool
    const open = `SELECT FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`;
    while ((await direct.query(open)).rowCount !== 0) await sleep(10);
    expect(await sql`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  });

  test('of the password is in Neon’s own words, that of the database name has its SQLSTATE', async () => {
    const { username } = new URL(server.url);
    const nobody = Object.assign(new URL(server.url), { username: 'nobody' }).href;
    const message = (user: string) => `password authentication failed for user '${user}'`;
    const refused = await errorOf(neon(server.url.replace(/:\w+@/, ':wrong@'))`SELECT 1`);
    expect(refused).toMatchObject({ message: message(username), code: '', severity: undefined });
    expect(await errorOf(neon(nobody)`SELECT 1`)).toMatchObject({ message: message('nobody'), code: '' });
    expect(await errorOf(neon(`${server.url}x`)`SELECT 1`)).toMatchObject({ code: '3D000' });
  });

  test('of an unreachable database is a server error that does not tell the password', async () => {
    const error = await errorOf(neon('postgresql://me:secret@127.0.0.1:1/db')`SELECT 1`);
    expect(error.message).toMatch(/HTTP status 500.*Couldn't connect to compute node/);
    expect(lines.at(-1)).toBe('connect ECONNREFUSED 127.0.0.1:1');
    expect([error.message, ...lines].join()).not.toContain('secret');
  });
});

interface Raw {
  headers?: Record<string, string>;
  body?: string;
  method?: string;
  path?: string;
}

/** Sends a request that the driver would not send. */
async function send({ headers = {}, body = '{"query":"SELECT 1"}', method = 'POST', path = '/sql' }: Raw) {
  const usual = { 'Neon-Connection-String': server.url, 'Neon-Raw-Text-Output': 'true', 'Neon-Array-Mode': 'true' };
  const answer = await fetch(new URL(path, endpoint.url), {
    method,
    headers: { ...usual, ...headers },
    ...(method === 'POST' && { body }),
  });
  return { status: answer.status, body: (await answer.json()) as { message: string; code: string | null } };
}

describe('a request is refused', () => {
  const connection = (text: string) => ({ headers: { 'Neon-Connection-String': text } });
  test.each<[string, Raw, number, RegExp]>([
    ['with an empty connection string', connection(''), 400, /invalid connection string/],
    ['with a malformed connection string', connection('localhost'), 400, /invalid connection string/],
    ['for another database system', connection('mysql://u:p@h/db'), 400, /incorrect scheme/],
    ['without a user', connection('postgresql://h/db'), 400, /missing username/],
    ['without a password', connection('postgresql://u@h/db'), 400, /required password/],
    ['without a database', connection('postgresql://u:p@h/'), 400, /missing database name/],
    ['with a token', { headers: { Authorization: 'Bearer x' } }, 400, /required password/],
    ['without raw output', { headers: { 'Neon-Raw-Text-Output': 'false' } }, 400, /raw text output/],
    [
      'with an unknown isolation',
      { headers: { 'Neon-Batch-Isolation-Level': 'Chaos' } },
      400,
      /invalid isolation level/,
    ],
    ['that is not JSON', { body: 'SELECT 1' }, 400, /could not parse the HTTP request body/],
    ['without a query', { body: '{"sql":"SELECT 1"}' }, 400, /needs "query"/],
    ['with half an emoji', { body: '{"query":"SELECT $1","params":["\\ud83c"]}' }, 400, /lone surrogate/],
    [
      'of more than 64 MB',
      { body: `{"query":"${' '.repeat(64 * 1024 * 1024)}"}` },
      413,
      /too large \(max is 67108864 bytes\)/,
    ],
  ])('%s', async (_what, raw, status, message) => {
    expect(await send(raw)).toEqual({
      status,
      body: expect.objectContaining({ message: expect.stringMatching(message), code: '' }),
    });
  });

  test.each<[string, Raw]>([
    ['by GET', { method: 'GET' }],
    ['elsewhere', { path: '/' }],
    ['with a query', { path: '/sql?x=1' }],
  ])('%s: a bare string, from which the driver reads nothing', async (_what, raw) => {
    expect(await send(raw)).toEqual({ status: 400, body: 'query is not supported' });
  });

  test('not when a browser asks what is allowed', async () => {
    expect((await send({ method: 'OPTIONS' })).status).toBe(200);
  });

  test('without a connection string', async () => {
    const answer = await fetch(endpoint.url, { method: 'POST', body: '{"query":"SELECT 1"}' });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { message: 'invalid header: neon-connection-string' },
    ]);
  });

  const tooLarge = [
    ['one row', "SELECT repeat('x', 65 * 1024 * 1024)"],
    [
      'rows that only together are too large, long before the last',
      "SELECT repeat('x', 1024 * 1024) FROM generate_series(1, 1000000)",
    ],
  ] as const;
  test.each(sample(tooLarge, 1))('when its answer would be more than 64 MB: %s', async (_what, query) => {
    const answer = await send({ body: JSON.stringify({ query }) });
    expect(answer).toMatchObject({ status: 507, body: { message: expect.stringContaining('response is too large') } });
  });

  test('unless it is right: values of any JSON type are taken', async () => {
    const body = JSON.stringify({
      query: 'SELECT $1::int, $2::bool, $3::jsonb, $4::text[]',
      params: [1, true, { a: 1 }, ['x', null]],
    });
    expect(await send({ body })).toMatchObject({ status: 200, body: { rows: [['1', 't', '{"a": 1}', '{x,NULL}']] } });
  });
});
