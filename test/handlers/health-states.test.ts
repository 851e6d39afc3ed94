import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { replaceObjects } from '../../scripts/schema/replace-objects.ts';
import { roleSql } from '../../scripts/schema/role.ts';
import type { NeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { schemaVersion } from '../../src/db/expected-columns.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, manageServer, startBot } from '../support/bot.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { sample } from '../support/sample.ts';

const role = `health_${randomBytes(4).toString('hex')}`;

let endpoint: NeonEndpoint;
let database: TestDatabase;
let bot: Bot;
/** The name of the database. */
let name: string;
beforeAll(async () => {
  endpoint = await startNeonEndpoint();
  database = await createDatabase('small');
  await database.client.query(roleSql(role).replace('CHANGE_ME', 'hush-hush'));
  await database.client.query('delete from processed_files where not success'); // the demo's last file was refused
  name = new URL(database.url).pathname.slice(1);
  const url = Object.assign(new URL(database.url), { username: role, password: 'hush-hush' }).href;
  bot = await startBot({ data: 'empty', vars: { DATABASE_URL: url, DEV_NEON_ENDPOINT: endpoint.url } });
});
beforeEach(() => endpoint.setFaults());
afterAll(async () => {
  await bot.close();
  await endpoint.close();
  await database.client.query(`drop owned by ${role}; drop role ${role}`);
  await database.drop();
});

async function health() {
  const response = await fetch(`${bot.url}/health`, { headers: { authorization: `Bearer ${healthToken}` } });
  const body = (await response.json()) as { ok: boolean; problems: string[]; notes: string[]; uploads: unknown };
  return { status: response.status, body };
}

async function adminHealth(locale = 'en-US') {
  const { message, problems } = await bot.discord.ask('/admin health', { permissions: manageServer, locale });
  expect(problems).toEqual([]);
  const [embed] = message?.embeds ?? [];
  return { title: embed?.title, text: (embed?.description ?? '').replaceAll('\\', ''), fields: embed?.fields ?? [] };
}

/** Runs SQL as the owner, looks at /health and /admin health, and takes the SQL back. */
async function planted(plant: string, undo: string) {
  await database.client.query(plant);
  try {
    return { health: await health(), admin: await adminHealth(), german: await adminHealth('de') };
  } finally {
    await database.client.query(undo);
  }
}

test('a database as this version expects, under the role of npm run schema -- --role: all is well', async () => {
  expect(await health()).toMatchObject({ status: 200, body: { ok: true, problems: [], notes: [], schemaVersion } });
  expect(await adminHealth()).toMatchObject({ title: 'All is well', text: '' });
  const { rows } = await database.client.query('select from handled_interactions where id = 0');
  expect(rows).toEqual([]); // the write that was tried is undone
});

test.each<[state: string, plant: string, undo: string, said: RegExp, german: RegExp]>(
  sample<[state: string, plant: string, undo: string, said: RegExp, german: RegExp]>(
    [
      [
        'an older schema',
        `create table older as select * from schemaversion; delete from schemaversion where version = ${schemaVersion}`,
        'insert into schemaversion (version, name, md5, run_at) select version, name, md5, run_at from older on conflict do nothing; drop table older',
        new RegExp(`at migration ${schemaVersion - 1}, and this version needs ${schemaVersion}: run .npm run schema`),
        /starte `npm run schema`/,
      ],
      [
        'a newer schema',
        'insert into schemaversion (version) values (9999)',
        'delete from schemaversion where version = 9999',
        /at migration 9999, and this version knows \d+: run .npm run deploy/,
        /starte `npm run deploy`/,
      ],
      [
        'a missing column',
        'alter table settings rename column value to content',
        'alter table settings rename column content to value',
        /settings\.value is missing \(expected text.*npm run schema/s,
        /settings\.value fehlt.*npm run schema/s,
      ],
      [
        'a function of an older version',
        "update schema_objects set checksum = 'older' where name = 'store_file'",
        '',
        /Missing, or of another version: function store_file\. Run .npm run schema/,
        /einer anderen Version: function store_file/,
      ],
      [
        'an altered function',
        `create or replace function is_bullet_weapon(weapon_name text) returns boolean language sql immutable as 'select false'`,
        '',
        /Altered in the database: function is_bullet_weapon\. .npm run schema/,
        /In der Datenbank verändert: function is_bullet_weapon/,
      ],
      [
        'an altered view',
        'alter view counted_weapon_rounds rename column hits to struck',
        '',
        /Altered in the database: .*view counted_weapon_rounds/,
        /In der Datenbank verändert: .*view counted_weapon_rounds/,
      ],
      [
        'a dropped trigger',
        'drop trigger forgotten_players_links on forgotten_players',
        '',
        /Altered in the database: trigger forgotten_players_links/,
        /In der Datenbank verändert: trigger forgotten_players_links/,
      ],
      [
        'a missing grant to read and write',
        `revoke select, insert on rounds from ${role}`,
        `grant select, insert on rounds to ${role}`,
        new RegExp(`role ${role} lacks SELECT, INSERT on table rounds\\..*npm run schema -- --role ${role}`),
        new RegExp(`Der Rolle ${role} fehlt SELECT, INSERT on table rounds`),
      ],
      [
        'a missing grant on a function',
        `revoke execute on function player_name(text) from public; revoke execute on function player_name(text) from ${role}`,
        'grant execute on function player_name(text) to public',
        /lacks EXECUTE on function player_name/,
        /fehlt EXECUTE on function player_name/,
      ],
      [
        'no grants at all',
        `revoke all on all tables in schema public from ${role}`,
        roleSql(role),
        /lacks .*SELECT, INSERT, UPDATE, DELETE on table address_ban.* … and \d+ more\./,
        /npm run schema -- --role/,
      ],
    ],
    7,
  ),
)('%s is named, with the way out', async (_state, plant, undo, said, german) => {
  const seen = await planted(plant, undo);
  if (undo === '') await replaceObjects(database.client);
  expect(seen.health).toMatchObject({ status: 503, body: { ok: false } });
  expect(seen.health.body.problems.join('\n')).toMatch(said);
  expect(seen.admin).toMatchObject({ title: 'Not well' });
  expect(seen.admin.text).toMatch(said);
  expect(seen.german).toMatchObject({ title: 'Nicht in Ordnung' });
  expect(seen.german.text).toMatch(german);
  expect((await health()).body.problems).toEqual([]);
});

test('a read-only database is named, with the way out', async () => {
  const seen = await planted(
    `alter role ${role} in database ${name} set default_transaction_read_only = on; ${disconnect()}`,
    `alter role ${role} in database ${name} reset default_transaction_read_only; ${disconnect()}`,
  );
  expect(seen.health.body.problems).toEqual([
    expect.stringContaining(
      'Writing was tried and failed. The database can only be read: DATABASE_URL is a read replica',
    ),
  ]);
  expect(seen.admin).toMatchObject({
    title: 'Not well',
    text: expect.stringContaining('puts the primary’s address there'),
  });
  expect(seen.german.text).toContain('Ein Schreibversuch ist gescheitert. Die Datenbank lässt sich nur lesen');
});

/** SQL that ends the connections of the role, which have its old settings. */
const disconnect = () => `select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '${role}'`;

test('a full database is named, with the way out', async () => {
  endpoint.setFaults({ name: 'full' });
  expect((await health()).body).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('Writing was tried and failed. The database is full')],
  });
  const admin = await adminHealth();
  expect(admin).toMatchObject({ title: 'Not well', text: expect.stringContaining('buys storage at Neon') });
  expect(admin.fields.map(({ name }) => name)).toContain('Stored');
});

const maintenance = async (task: string) => {
  const { message } = await bot.discord.ask(`/admin maintenance task:${task}`, { permissions: manageServer });
  const [embed] = message?.embeds ?? [];
  return [message?.content, embed?.title, embed?.description, ...(embed?.fields ?? []).map(({ value }) => value)].join(
    '\n',
  );
};

test('without TEMPORARY: named as a note, and /admin maintenance says what it could not do', async () => {
  const plant = `revoke temporary on database ${name} from public, ${role}`;
  const undo = `grant temporary on database ${name} to ${role}`;
  const seen = await planted(plant, undo);
  const wayOut = `\`grant temporary on database "${name}" to "${role}"\``;
  expect(seen.health).toMatchObject({
    status: 200,
    body: { ok: true, problems: [], notes: [expect.stringContaining(wayOut)] },
  });
  expect(seen.admin).toMatchObject({ title: 'It works, but look at this', text: expect.stringContaining(wayOut) });
  expect(seen.german.text).toContain('darf keine temporären Tabellen anlegen');
  await database.client.query(plant);
  const audit = await maintenance('audit');
  expect(audit).toContain('Not everything could be compared');
  expect(audit).toContain('✅ Weapon rows of nobody in their round: none');
  expect(audit).toContain('`temporary tables`: the bot’s owner runs the SQL that `npm run schema -- --role` prints');
  expect(await maintenance('rollups')).toContain('no right to use `temporary tables`');
  await database.client.query(seen.health.body.notes.join().match(/`(grant [^`]*)`/)?.[1] ?? '');
  expect(await maintenance('audit')).toContain('Everything fits');
});

test('without MAINTAIN: named as a note, and nothing is claimed that PostgreSQL only warned about', async () => {
  const analyzedAt = async () => {
    const { rows } = await database.client.query('select max(last_analyze) as at from pg_stat_user_tables');
    return rows[0].at?.getTime() ?? 0;
  };
  const plant = `revoke maintain on all tables in schema public from ${role}`;
  const seen = await planted(plant, '');
  const wayOut = `\`grant maintain on all tables in schema public to "${role}"\``;
  expect(seen.health).toMatchObject({ status: 200, body: { ok: true, notes: [expect.stringContaining(wayOut)] } });
  expect(seen.admin).toMatchObject({ title: 'It works, but look at this', text: expect.stringContaining(wayOut) });
  const before = await analyzedAt();
  const none = await maintenance('analyze');
  expect(none).toContain('Planning figures were not refreshed');
  expect(none).toContain(wayOut);
  expect(await analyzedAt()).toBe(before);
  await database.client.query(`grant maintain on rounds to ${role}`);
  const some = await maintenance('analyze');
  expect(some).toContain('Planning figures refreshed');
  expect(some).toMatch(/cannot analyze \d+\stables/);
  await database.client.query(seen.health.body.notes.join().match(/`(grant [^`]*)`/)?.[1] ?? '');
  expect(await maintenance('analyze')).not.toContain('cannot analyze');
});

test('a command that fails for a missing grant says which', async () => {
  await database.client.query(`revoke select on player_totals from ${role}`);
  const { message } = await bot.discord.ask('/leaderboard', { locale: 'fr' });
  await database.client.query(`grant select on player_totals to ${role}`);
  expect(message?.content).toContain('n’a pas le droit d’utiliser `table player_totals`');
});

test('the latest upload, if it was refused, for a day', async () => {
  const upload = (file: string, isStored: boolean, at: string) =>
    database.client.query(
      `insert into processed_files (filename, success, error_message, processed_at) values ($1, $2, $3, $4)`,
      [file, isStored, isStored ? null : 'Line 1 has 3 fields', at],
    );
  await upload('2026-03-01-100000-a-round-1.txt', false, '2026-03-01T10:00:00Z');
  expect((await health()).body).toMatchObject({
    ok: true,
    notes: [
      'The latest upload was refused: 2026-03-01-100000-a-round-1.txt (2026-03-01T10:00:00.000Z), Line 1 has 3 fields. What was refused is under `/admin ingest`.',
    ],
    uploads: { refused: { file: '2026-03-01-100000-a-round-1.txt', at: '2026-03-01T10:00:00.000Z' } },
  });
  expect(await adminHealth()).toMatchObject({
    title: 'It works, but look at this',
    text: expect.stringContaining('2026-03-01-100000-a-round-1.txt (<t:1772359200:R>)'),
  });
  await upload('2026-03-01-110000-a-round-1.txt', true, '2026-03-01T11:00:00Z');
  expect((await health()).body.notes).toEqual([]);
});
