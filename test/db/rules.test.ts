import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roundsLockKey } from '../../scripts/migrate/target/target.ts';
import { sessionStarts } from '../../src/domain/sessions.ts';
import { ruledOut } from '../../src/domain/validity.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

// Tests the rules that are implemented in both TypeScript and SQL. Bullet weapons and formulas are in schema.test.ts, synergy in
// pairs.test.ts.

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('empty');
});
afterAll(() => database.drop());

test('the break that ends a gaming session is the same in settle_rounds and in the domain', async () => {
  const { client } = database;
  const gap = fc.oneof(fc.constantFrom(3599, 3600, 3601), fc.integer({ min: 1, max: 10_000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(gap, { minLength: 1, maxLength: 8 }), async (gaps) => {
      const first = Date.UTC(2026, 0, 1, 12);
      let stamp = first;
      const stamps = [first, ...gaps.map((seconds) => (stamp += seconds * 1000))];
      await client.query('begin');
      const { rows: added } = await client.query<{ id: string }>(
        `insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, duration_seconds)
         select s::date, s::time, s::text, 'm', 1, s, s, 600 from unnest($1::timestamptz[]) as s returning id`,
        [stamps.map((stamp) => new Date(stamp))],
      );
      await client.query("select settle_rounds('main', $1)", [added.map(({ id }) => id)]);
      const { rows } = await client.query<{ start: Date }>(
        'select session_start as start from rounds order by played_at',
      );
      await client.query('rollback');
      expect(rows.map(({ start }) => start.getTime())).toEqual(sessionStarts(stamps));
    }),
    { numRuns: 40 },
  );
});

test('a migration waits for transactions that write rounds: both take the same lock', async () => {
  const { client } = database;
  await client.query('begin; select lock_rounds()');
  const { rows } = await client.query<{ key: string }>(
    `select (classid::bigint << 32 | objid::bigint)::text as key from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
  );
  await client.query('rollback');
  expect(rows).toEqual([{ key: String(roundsLockKey) }]);
});

test('a round that a manager ruled out shows the same reason after its file is derived again', async () => {
  const { client } = database;
  await client.query('begin');
  const change = {
    match_id: 'x',
    round_date: '2026-01-01',
    round_time: '12:00:00',
    map_name: 'm',
    round_number: 1,
    played_at: '2026-01-01T12:00:00Z',
    duration_seconds: 600,
    players: [],
    weapons: [],
  };
  const write = (one: object) => client.query("select write_round('main', $1) as id", [JSON.stringify(one)]);
  const { rows } = await write(change);
  await client.query('update rounds set validity_override = false, is_valid = false, invalid_reason = $1', [ruledOut]);
  await write({ ...change, id: rows[0].id });
  const stored = await client.query('select is_valid, invalid_reason from rounds');
  await client.query('rollback');
  expect(stored.rows).toEqual([{ is_valid: false, invalid_reason: ruledOut }]);
});
