import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
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

test('where a gaming session ends is the same in settle_rounds and in the domain, whatever the order of arrival', async () => {
  const { client } = database;
  const gap = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1200, max: 3600 }) },
    fc.constantFrom(3599, 3600, 3601),
    fc.integer({ min: 1, max: 10_000 }),
  );
  const rounds = fc.tuple(
    fc.integer({ min: 0, max: 86_399 }),
    fc.array(gap, { minLength: 1, maxLength: 70 }),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(
      rounds,
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns'),
      async ([second, gaps, seed], zone) => {
        let stamp = Date.UTC(2026, 2, 28) + second * 1000; // the clocks of Berlin go forward on the 29th
        const stamps = [stamp, ...gaps.map((seconds) => (stamp += seconds * 1000))];
        await client.query('begin');
        for (const at of new Random(seed).shuffle(stamps)) {
          const { rows: added } = await client.query<{ id: string }>(
            `insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, duration_seconds)
           select local::date, local::time, at::text, 'm', 1, at, at, 600
           from (select $1::timestamptz as at, $1::timestamptz at time zone $2 as local) as l
           returning id`,
            [new Date(at), zone],
          );
          await client.query("select settle_rounds('main', $1)", [added.map(({ id }) => id)]);
        }
        const { rows } = await client.query<{ start: Date; at: Date; time: string; session: string }>(
          'select session_start as start, played_at as at, round_time as time, gaming_session_id as session from rounds order by played_at',
        );
        await client.query('rollback');
        const expected = sessionStarts(rows.map(({ at, time }) => ({ playedAt: at.getTime(), time })));
        expect(rows.map(({ start }) => start.getTime())).toEqual(expected);
        const numbers = [...new Set(expected)];
        expect(rows.map(({ session }) => Number(session))).toEqual(expected.map((start) => numbers.indexOf(start) + 1));
      },
    ),
    { numRuns: 25 },
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
