import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPool, pgDb } from '../../scripts/database/pg.ts';
import type { Db } from '../../src/db/db.ts';
import { raw, sql } from '../../src/db/db.ts';
import { neonDb } from '../../src/db/neon.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { restoreNeonDriver } from '../support/neon-driver.ts';

let database: TestDatabase;
let pool: pg.Pool;
const adapters: Record<string, Db> = {};
const clock = { runningMs: () => Date.now(), sleep: (ms: number) => sleep(ms) };
const { random } = Math;
restoreNeonDriver();
beforeAll(async () => {
  database = await createDatabase('empty');
  pool = openPool(database.url);
  adapters.neon = neonDb(database.url, { clock, random, endpoint: inject('neonEndpoint') });
  adapters.pg = pgDb(pool);
  await database.client.query('create table scratch (id bigint primary key, note text)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe.each(['neon', 'pg'])('%s', (name) => {
  const db = () => adapters[name] as Db;

  test.each([
    ['9007199254740993::bigint', 9007199254740993n],
    ['(-9223372036854775808)::bigint', -9223372036854775808n],
    ["'{1,null,9007199254740993}'::bigint[]", [1n, null, 9007199254740993n]],
    ['12.340::numeric', '12.340'],
    ['123456789012345678901234567890::numeric', '123456789012345678901234567890'],
    ['0.1::double precision', 0.1],
    ['2147483647', 2147483647],
    ["'2025-10-26'::date", '2025-10-26'],
    ["'{2025-10-26}'::date[]", ['2025-10-26']],
    ["'02:30:00'::time", '02:30:00'],
    ["'2025-10-26 02:30:00'::timestamp", '2025-10-26 02:30:00'],
    ["'2025-10-26 02:30:00+02'::timestamptz", new Date('2025-10-26T00:30:00Z')],
    ['true', true],
    ['null::bigint', null],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    ["array['a','b,c',null]", ['a', 'b,c', null]],
  ])('%s is returned as its type says', async (expression, value) => {
    const [row] = await db().query<{ value: unknown }>(raw(`select ${expression} as value`));
    expect(row?.value).toEqual(value);
  });

  test.each([
    ['bigint', 9007199254740993n, '9007199254740993'],
    ['text', "it's; drop table scratch --", "it's; drop table scratch --"],
    ['text', null, null],
    ['int[]', [1, 2], '{1,2}'],
    ['timestamptz', new Date('2025-10-26T00:30:00Z'), '2025-10-26 00:30:00+00'],
    ['boolean', true, 'true'],
  ])('a %s parameter arrives as it is', async (type, value, text) => {
    const [row] = await db().query<{ value: string | null }>(sql`select ${value}::${raw(type)}::text as value`);
    expect(row?.value).toBe(text);
  });

  test('a transaction happens whole or not at all', async () => {
    const insert = (id: number) => sql`insert into scratch (id) values (${id})`;
    await expect(db().transaction([insert(1), insert(2), insert(1)])).rejects.toMatchObject({ code: 'duplicate' });
    expect(await db().query(sql`select * from scratch`)).toEqual([]);
    const results = await db().transaction([
      insert(1),
      sql`select id from scratch`,
      sql`delete from scratch returning id`,
    ]);
    expect(results.slice(1)).toEqual([[{ id: 1n }], [{ id: 1n }]]);
  });

  test('a read-only transaction cannot write', async () => {
    const write = db().transaction([sql`insert into scratch (id) values (7)`], { readOnly: true });
    await expect(write).rejects.toMatchObject({ sqlState: '25006' });
  });

  test.each([
    ['select * from nowhere', 'schema', 'npm run schema'],
    ['select nothing from scratch', 'schema', 'npm run schema'],
    ["select 'x'::bigint", 'type', '/health'],
    ['insert into scratch values (5), (5)', 'duplicate', 'scratch_pkey'],
    ['selekt', 'other', 'syntax error'],
  ])('%s: an error that says what to do', async (text, code, words) => {
    const failing = db().query(raw(text));
    await expect(failing).rejects.toMatchObject({
      name: 'DatabaseError',
      code,
      message: expect.stringContaining(words),
    });
  });
});

test('a connection that the server ends between two statements fails the next one', async () => {
  const other = await pool.connect();
  await other.query('select pg_advisory_lock(1)');
  const idleFor = sql`select set_config('idle_in_transaction_session_timeout', '1', true), pg_advisory_xact_lock(1)`;
  const failing = pgDb(pool).transaction([idleFor, sql`select 1`]);
  const failed = expect(failing).rejects.toMatchObject({ name: 'DatabaseError' });
  await eventually(async () => {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
    expect(await pgDb(pool).query(waiting)).toHaveLength(1);
  });
  const unlocked = other.query('select pg_sleep(0.2), pg_advisory_unlock(1)');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500); // both the result and the end of the connection arrive meanwhile
  await unlocked;
  other.release();
  await failed;
  expect(await pgDb(pool).query(sql`select 1 as n`)).toEqual([{ n: 1 }]);
});

describe('an unavailable database', () => {
  const wrongPassword = () => Object.assign(new URL(database.url), { password: 'hush-hush' }).href;
  const wrongName = () => Object.assign(new URL(database.url), { pathname: '/nowhere' }).href;
  const nobody = () => 'postgresql://user:hush-hush@127.0.0.1:9/nowhere';

  test.each([
    ['wrong password', wrongPassword, 'refused', 'DATABASE_URL'],
    ['unknown database', wrongName, 'refused', 'DATABASE_URL'],
    ['nobody listening', nobody, 'unreachable', 'The database'],
  ] as const)('%s', async (_what, url, code, words) => {
    const own = openPool(url());
    const both = [neonDb(url(), { clock, random, endpoint: inject('neonEndpoint') }), pgDb(own)];
    for (const db of both) {
      const error = await db.query(sql`select 1`).catch((thrown) => thrown);
      expect(error).toMatchObject({ name: 'DatabaseError', code, message: expect.stringContaining(words) });
      expect(error.message).not.toContain('hush-hush');
    }
    await own.end();
  });

  test('the endpoint itself is unavailable', async () => {
    const db = neonDb(database.url, { clock, random, endpoint: 'http://127.0.0.1:9/sql' });
    await expect(db.query(sql`select 1`)).rejects.toMatchObject({ code: 'unreachable' });
    neonDb(database.url, { clock, random, endpoint: inject('neonEndpoint') });
  });

  test('a statement that takes too long ends with a timeout', async () => {
    const db = neonDb(database.url, { clock, random, endpoint: inject('neonEndpoint'), timeoutMs: 200 });
    await expect(db.query(sql`select pg_sleep(5)`)).rejects.toMatchObject({ code: 'timeout' });
  });
});
