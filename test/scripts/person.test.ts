import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { upload } from '../support/upload.ts';

const token = 'main-server-0123456789';
const script = join(import.meta.dirname, '../../scripts/person/index.ts');
const folder = mkdtempSync(join(tmpdir(), 'stopwatch-test-person-'));
const manager = { permissions: manageServer, as: '200000000000000911' };

let bot: Bot;
/** The linked person with most rounds, who also plays in the files, and one of whom only a link is known. */
let guid: string;
let discordId: string;
const newcomer = '200000000000000912';
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { INGEST_TOKENS: `main:${token}` } });
  const { client } = bot.database;
  const { rows } = await client.query(
    `select l.et_guid as guid, l.discord_id::text as discord from player_links l join player_totals t on t.player_guid = l.et_guid
    order by t.rounds desc, t.player_guid limit 1`,
  );
  [guid, discordId] = [rows[0].guid, rows[0].discord];
  for (const { name, text, endstats } of generateRoundFiles({ seed: 'person', matches: 1 })) {
    // The first player of the file is this person.
    const own = /^([0-9A-F]{8})\\/m.exec(text)?.[1] ?? '';
    const asOwn = (content: string) => content.replaceAll(own, guid);
    await upload(bot.url, token, { name, text: asOwn(text) });
    if (endstats) await upload(bot.url, token, { name: endstats.name, text: asOwn(endstats.text) });
  }
  await bot.discord.ask(`/admin person player:${guid} task:exclude reason:aims through walls`, manager);
  await client.query(
    "insert into player_links (discord_id, discord_username, et_guid, linked_date) values ($1, 'newcomer', 'FEED0001', now())",
    [newcomer],
  );
});
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command as a process. Returns its exit code and output. */
async function run(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: bot.database.url, NODE_OPTIONS: '' };
  return promisify(execFile)(process.execPath, [script, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

type Stored = Record<string, Record<string, unknown>[]>;

test('everything that is stored about a player is in the file, and nobody else’s name', async () => {
  const file = join(folder, 'data.json');
  expect(await run(guid, file)).toMatchObject({ code: 0, stdout: expect.stringContaining(`${guid}, ${discordId}`) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  const { person, stored } = JSON.parse(text) as { person: { names: string[] }; stored: Stored };

  const { client } = bot.database;
  const owners: [table: string, column: string][] = [
    ['player_comprehensive_stats', 'player_guid'],
    ['weapon_comprehensive_stats', 'player_guid'],
    ['player_aliases', 'guid'],
    ['player_links', 'et_guid'],
    ['excluded_players', 'guid'],
    ['person_decisions', 'guid'],
    ['legacy_aliases', 'guid'],
  ];
  for (const [table, column] of owners) {
    const { rows } = await client.query(`select count(*)::int as count from ${table} where ${column} = $1`, [guid]);
    expect([table, stored[table]?.length ?? 0]).toEqual([table, rows[0].count]);
  }
  const { rows: versus } = await client.query(
    'select count(*)::int as count from round_versus where $1 in (subject_guid, opponent_guid)',
    [guid],
  );
  expect(stored.round_versus?.length).toBeGreaterThanOrEqual(Math.max(1, versus[0].count));
  expect(stored.round_awards?.length).toBeGreaterThan(0);
  const lines = stored.round_files?.flatMap((one) => one.lines as string[]) ?? [];
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toContain(guid);
  expect(stored.excluded_players).toEqual([expect.objectContaining({ guid, reason: 'aims through walls' })]);
  expect(stored.player_links).toEqual([expect.objectContaining({ discord_id: discordId })]);
  expect(text).not.toContain(manager.as);

  const { rows: others } = await client.query<{ name: string }>(
    `select distinct name from (
      select alias from player_aliases where guid <> $1 union select player_name from player_comprehensive_stats where player_guid <> $1
      union select discord_username from player_links where et_guid <> $1
    ) as known (name) where length(name) > 3`,
    [guid],
  );
  const own = person.names.join('\n').toLowerCase();
  const named = others.map(({ name }) => name).filter((name) => !own.includes(name.toLowerCase()));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => text.includes(JSON.stringify(name).slice(1, -1)))).toEqual([]);
});

test('a Discord user, also one who never played, or only decided about others', async () => {
  const file = join(folder, 'newcomer.json');
  expect(await run(newcomer, file)).toMatchObject({ code: 0 });
  const { person, stored } = JSON.parse(readFileSync(file, 'utf8'));
  expect(person).toMatchObject({ guids: ['FEED0001'], discordIds: [newcomer] });
  expect(Object.keys(stored)).toEqual(['player_links']);

  const decider = join(folder, 'manager.json');
  expect(await run(manager.as, decider)).toMatchObject({ code: 0 });
  const { stored: decided } = JSON.parse(readFileSync(decider, 'utf8'));
  expect(Object.keys(decided)).toEqual(['excluded_players', 'person_decisions']);
  expect(decided.excluded_players).toEqual([{ excluded_by: manager.as, excluded_at: expect.anything() }]);
});

test('somebody unknown, several, and a file that exists', async () => {
  const file = join(folder, 'none.json');
  expect(await run('nobody-is-called-so', file)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Nobody is stored under "nobody-is-called-so"'),
  });
  const { rows } = await bot.database.client.query('select player_guid as guid from player_totals order by 1 limit 2');
  for (const one of rows) await bot.discord.ask(`/admin person player:${one.guid} task:rename name:Twin`, manager);
  const several = await run('Twin', file);
  expect(several).toMatchObject({ code: 2, stderr: expect.stringContaining('Several players fit "Twin"') });
  for (const one of rows) expect(several.stderr).toContain(one.guid);
  expect(await run(guid, join(folder, 'data.json'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('exists: name another file'),
  });
});
