import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaText } from '../../../scripts/generate/schema-text.ts';
import { applySchema, describeApplied } from '../../../scripts/schema/apply.ts';
import { newestVersion } from '../../../scripts/schema/migrations.ts';
import { readObjects } from '../../../scripts/schema/objects.ts';
import { replaceObjects } from '../../../scripts/schema/replace-objects.ts';
import { addBigSession } from '../../support/big-session.ts';
import type { TestDatabase } from '../../support/database.ts';
import { testSometimes } from '../../support/sample.ts';
import { contentOf, target, urlAs } from '../migrate/target-database.ts';

const root = `${import.meta.dirname}/../../..`;
const schema18 = readFileSync(`${root}/test/fixtures/schema-18.sql`, 'utf8');
const committed = readFileSync(`${root}/src/db/schema.sql`, 'utf8');

/** Creates a database as the versions before the baseline made it, with rounds of 64 players and their rollups. */
async function former(): Promise<TestDatabase> {
  const database = await target('template0');
  await database.client.query(schema18);
  await addBigSession(database);
  await database.client.query('select rank_pairs()');
  return database;
}

const tables = [
  'rounds',
  'player_comprehensive_stats',
  'player_sessions',
  'player_totals',
  'pair_totals',
  'round_sides',
];

/** Columns of `rounds` that later migrations added. */
const since18 = ['rows_left_out', 'rows_ruled_in_by', 'rows_ruled_in_at', 'rules'];

async function rowsOf({ client }: TestDatabase): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await client.query(
      `select count(*) || ' ' || md5(string_agg(row::text, '|' order by row::text)) as digest
       from (select to_jsonb(t) - $1::text[] as row from ${table} as t) as rows`,
      [since18],
    );
    digests[table] = rows[0].digest;
  }
  return digests;
}

const refusal = (url: string) =>
  applySchema(url).then(
    () => 'applied',
    (error: Error) => error.message,
  );

test('a database of schema 18 becomes equal to a fresh one, with its rows and rollups', async () => {
  const database = await former();
  const before = await rowsOf(database);
  await database.client.query(
    "insert into settings (name, value, changed_by) values ('auto_post', 'true', 7), ('channel', '8', 7)",
  );
  const applied = await applySchema(database.url);
  expect(applied.versions[0]).toBe(19);
  expect(await rowsOf(database)).toEqual(before);
  expect(await schemaText(database.client)).toBe(committed);
  const { rows } = await database.client.query('select sum(differing)::int as differing from examine_rollups()');
  expect(rows).toEqual([{ differing: 0 }]);
  expect((await database.client.query('select kind, channel::text from post_targets')).rows).toEqual([
    { kind: 'match', channel: '8' },
  ]);
  expect(describeApplied(await applySchema(database.url))).toEqual([]);
});

test('whose names were deleted before is forgotten, and the names are removed with the next round', async () => {
  const database = await former();
  await database.client.query("insert into player_profiles (player_guid, forgotten) values ('F00DF00D', true)");
  await applySchema(database.url);
  const { rows } = await database.client.query(
    'select guid, remove_after <= now() as is_due, removed_at from forgotten_players',
  );
  expect(rows).toEqual([{ guid: 'F00DF00D', is_due: true, removed_at: null }]);
});

test('an older database is refused with the way, a newer one too', async () => {
  const database = await former();
  await database.client.query('delete from schemaversion where version > 10');
  const before = await contentOf(database);
  expect(await refusal(database.url)).toMatch(/schema is at 10, from before .*git checkout 424d037 && npm ci/);
  expect(await contentOf(database)).toBe(before);
  await database.client.query('insert into schemaversion (version) values (99999)');
  expect(await refusal(database.url)).toContain("is at 99999, newer than this checkout's");
});

test('a migration that is not the one which made the database is named', async () => {
  const database = await target();
  await database.client.query("update schemaversion set md5 = 'x' where version = 18");
  expect(await refusal(database.url)).toContain('Migration 18 of this checkout is not the one that made this database');
});

test('a function that was altered or dropped in the database is created again and reported', async () => {
  const { url, client } = await target();
  await client.query(
    'create or replace function person_of(guid text) returns text language sql stable return upper(guid)',
  );
  await client.query('drop function guids_of(text) cascade; drop view player_session_bullets cascade');
  const applied = await applySchema(url);
  expect(applied.objects.altered).toEqual(expect.arrayContaining(['guids_of', 'person_of', 'player_session_bullets']));
  expect(describeApplied(applied).join()).toContain('altered in the database');
  expect(await schemaText(client)).toBe(committed);
});

testSometimes('functions and views of an earlier version that no longer exist are dropped', async () => {
  const { url, client } = await target();
  await client.query(`create function formerly() returns int language sql return 1;
    insert into schema_objects (kind, name, identity, checksum) values ('function', 'formerly', 'formerly()', 'x')`);
  expect((await applySchema(url)).objects.removed).toEqual(['formerly']);
  expect(await schemaText(client)).toBe(committed);
});

test("an owner's view on one of Stopwatch's is named and nothing is changed; without it the next run completes", async () => {
  const database = await former();
  await database.client.query('create view my_dpm as select player_guid, damage_given from counted_player_rounds');
  const before = await contentOf(database);
  const message = await refusal(database.url);
  expect(message).toContain('view my_dpm depends on view counted_player_rounds');
  expect(message).toContain('Nothing was changed');
  expect(await contentOf(database)).toBe(before);
  await database.client.query('drop view my_dpm');
  await applySchema(database.url);
  expect(await schemaText(database.client)).toBe(committed);
});

testSometimes("an owner's function under one of our names is left alone and named", async () => {
  const database = await target('template0');
  await database.client.query("create function player_name(guid text) returns text language sql return 'mine'");
  const before = await contentOf(database);
  expect(await refusal(database.url)).toMatch(/function "player_name" already exists .* rename it/);
  expect(await contentOf(database)).toBe(before);
});

test.each([
  [
    'a name that does not exist yet',
    'select a from later',
    'relation "later" does not exist. If it has a file in src/db, add it',
  ],
  ['wrong SQL', 'selec 1', 'syntax error at or near "selec". Nothing was changed.'],
])('%s is reported with the file', async (_, body, words) => {
  const { client } = await target();
  const sql = `create function early() returns int language sql begin atomic ${body}; end`;
  const early = { kind: 'function' as const, name: 'early', comment: 'Early.', needs: [], sql, checksum: 'x' };
  await expect(replaceObjects(client, [early, ...readObjects()])).rejects.toThrow(
    `src/db/functions/early.sql: ${words}`,
  );
});

testSometimes('grants on views and functions outlast it', async () => {
  const { url, client } = await target();
  const role = `reader_${randomBytes(4).toString('hex')}`;
  await client.query(`create role ${role};
    grant select on counted_player_rounds to ${role}; revoke all on function rebuild_rollups() from public;
    update schema_objects set checksum = 'x' where name = 'is_hidden'`);
  expect((await applySchema(url)).objects.changed).toEqual(['is_hidden']);
  const { rows } = await client.query(
    `select has_table_privilege($1, 'counted_player_rounds', 'select') as reads,
      has_function_privilege($1, 'rebuild_rollups()', 'execute') as rebuilds, has_function_privilege($1, 'person_of(text)', 'execute') as asks`,
    [role],
  );
  expect(rows).toEqual([{ reads: true, rebuilds: false, asks: true }]);
  await client.query(`drop owned by ${role}; drop role ${role}`);
});

testSometimes('a role without the permission to create gets an error that says so', async () => {
  const database = await former();
  const role = `weak_${randomBytes(4).toString('hex')}`;
  await database.client.query(
    `create role ${role} login password 'S3cret!'; grant all on all tables in schema public to ${role}`,
  );
  const before = await contentOf(database);
  const message = await refusal(urlAs(database.url, role, 'S3cret!'));
  expect(message).toMatch(/This role may not change the schema \(.*\): connect as the role that owns the tables/);
  expect(await contentOf(database)).toBe(before);
  await database.client.query(`drop owned by ${role}; drop role ${role}`);
});

testSometimes('two at once: one does the work, the other finds it done', async () => {
  const { url, client } = await former();
  const both = await Promise.all([applySchema(url), applySchema(url)]);
  expect(both.map(({ versions }) => versions.length > 0).sort()).toEqual([false, true]);
  expect(await schemaText(client)).toBe(committed);
});

test('killed between migrations and functions: nothing is half done, the next run completes it', async () => {
  const database = await former();
  const before = await contentOf(database);
  const reader = await target('template0');
  const { client } = reader;
  await database.client.query('begin; select from player_session_bullets'); // keeps the view from being dropped, and no table from being changed
  const applying = refusal(database.url);
  const { rows: [{ name }] = [] } = await database.client.query('select current_database() as name');
  let waiting: { pid: number }[] = [];
  while (waiting.length === 0) {
    const query = `select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock' and query like 'drop view%'`;
    waiting = (await client.query<{ pid: number }>(query, [name])).rows;
  }
  await client.query('select pg_terminate_backend($1)', [waiting[0]?.pid]);
  expect(await applying).toMatch(/terminat/);
  await database.client.query('rollback');
  expect(await contentOf(database)).toBe(before);
  expect((await applySchema(database.url)).versions.at(-1)).toBe(newestVersion);
  expect(await schemaText(database.client)).toBe(committed);
});
