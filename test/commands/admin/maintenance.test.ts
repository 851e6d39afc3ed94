import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { pgDb } from '../../../scripts/database/pg.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import type { FileName } from '../../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
});
afterAll(() => bot.close());

const run = async (task: string) => {
  const outcome = await bot.discord.ask(`/admin maintenance task:${task}`, { permissions: manageServer });
  expect(outcome.problems).toEqual([]);
  expect(outcome.message?.content).not.toContain('Error ');
  return outcome.message?.embeds[0];
};
const query = async (text: string) => (await bot.database.client.query(text)).rows;
const textOf = (embed: Awaited<ReturnType<typeof run>>) =>
  JSON.stringify(embed).replaceAll('\\\\', '').replaceAll('\u00a0', ' ');

test('audit of the demo finds nothing wrong; its other figures equal plain SQL', async () => {
  const embed = await run('audit');
  expect(embed?.title).toBe('Everything fits');
  const [orphans] = await query(`
    select count(*) filter (where round_number = 2 and not exists (
      select from rounds o where o.match_id = r.match_id and o.round_number = 1)) as second,
      count(*) filter (where round_number = 1 and not exists (
      select from rounds o where o.match_id = r.match_id and o.round_number = 2)) as first
    from rounds r`);
  const [foreign] = await query(`
    select count(*) as rows from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where r.round_number > 0 and (p.map_name <> r.map_name or p.time_played_seconds > r.duration_seconds + 60)`);
  expect(Number(foreign.rows)).toBeGreaterThan(6);
  for (const [what, count] of [
    ['Player rows of another file in their round (never counted)', foreign.rows],
    ['Round 2 without its round 1', orphans.second],
    ['Round 1 without a round 2 (they count)', orphans.first],
  ]) {
    expect(embed?.description).toContain(count === '0' ? `✅ ${what}: none` : `ℹ️ ${what}: ${count}, such as`);
  }
});

test('audit finds errors and changes nothing; the other tasks repair them', async () => {
  const session = await query('select session_start from player_sessions order by session_start desc limit 1');
  await query(`
    update player_totals set kills = kills + 1 where player_guid = (select min(player_guid) from player_totals);
    delete from weapon_sessions where session_start = (select max(session_start) from weapon_sessions);
    update rounds set session_start = played_at where id = (
      select id from rounds where played_at > session_start order by played_at desc limit 1);
    insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name)
      select id, round_date, map_name, round_number, 'NOBODY00', '**x**', 'WS_MP40' from rounds where id = 1`);
  const dirty = await query(
    'select sum(kills) as kills, (select count(*) from weapon_sessions) as weapons from player_totals',
  );
  const found = await run('audit');
  expect(found?.title).toBe('Something is wrong');
  const text = textOf(found);
  expect(text).toContain('⚠️ Weapon rows of nobody in their round: 1, such as 1 NOBODY00 WS_MP40');
  expect(text).toContain('⚠️ Rounds outside the gaming session they belong to: 1');
  expect(text).toMatch(/⚠️ player_totals: [\d,]+ rows, \d+ of them differed, such as [0-9A-F]{8}/);
  expect(text).toMatch(/⚠️ weapon_sessions: [\d,]+ rows, \d+ of them differed/);
  expect(
    await query('select sum(kills) as kills, (select count(*) from weapon_sessions) as weapons from player_totals'),
  ).toEqual(dirty);

  const sessions = await run('sessions');
  expect(sessions?.title).toBe('Sessions recomputed');
  expect(textOf(sessions)).toContain('1 round corrected, 1 of them now in another session');
  expect((await run('sessions'))?.title).toBe('Sessions were right');
  expect(await query('select session_start from player_sessions order by session_start desc limit 1')).toEqual(session);

  await query(
    'update player_totals set kills = kills + 1 where player_guid = (select min(player_guid) from player_totals)',
  );
  const rollups = await run('rollups');
  expect(rollups?.title).toBe('Rebuilt: some sums were wrong');
  expect(textOf(rollups)).toContain('⚠️ player_totals');
  expect((await run('rollups'))?.title).toBe('Rebuilt: nothing was wrong');

  await query("delete from weapon_comprehensive_stats where player_guid = 'NOBODY00'");
  expect((await run('audit'))?.title).toBe('Everything fits');
});

test('rounds of older rules are derived again from their files, some at a time', async () => {
  for (const { name, text } of generateRoundFiles({
    seed: 'older rules',
    matches: 20,
    from: '2026-01-07',
    matchesPerEvening: 1,
  })) {
    const parsed = parseFileName(name) as { value: FileName };
    const content = new TextEncoder().encode(text);
    await storeFile(pgDb(bot.database.client), {
      server: 'main',
      name: parsed.value,
      content,
      timeZone: 'UTC',
      now: new Date(),
    });
  }
  const rows = () =>
    query(
      `select md5(string_agg((to_jsonb(p) - 'id' - 'created_at')::text, '|' order by round_id, player_guid)) from player_comprehensive_stats p`,
    );
  const [before, rules] = [await rows(), await query('select distinct rules from rounds where file_id is not null')];
  await query(`
    update rounds set rules = 1 where file_id is not null;
    update player_comprehensive_stats set kills = kills + 1 where round_id in (select id from rounds where rules = 1)`);
  expect(textOf(await run('audit'))).toContain('ℹ️ Rounds derived by older rules (they can be derived again): 40');
  expect(textOf(await run('derive'))).toContain('10 rounds of older rules are left');
  expect((await run('derive'))?.description).toMatch(/^10\srounds derived again by the newest rules; [^.]*\.$/);
  expect((await run('derive'))?.title).toBe('Nothing to derive again');
  expect(await query('select distinct rules from rounds where file_id is not null')).toEqual(rules);
  expect(await rows()).toEqual(before);
  expect((await run('audit'))?.title).toBe('Everything fits');
});

test('analyze names the largest tables', async () => {
  const embed = await run('analyze');
  const [{ rows }] = await query('select count(*) as rows from rounds');
  expect(embed?.description).toContain(`rounds: about ${Number(rows).toLocaleString('en')}\u00a0rows`);
});

test('two managers at once: both get an answer, the sums are right', async () => {
  const tasks = ['rollups', 'sessions', 'rollups', 'audit'].map((task) => run(task));
  for (const embed of await Promise.all(tasks)) expect(embed?.title).toBeTruthy();
  expect((await run('audit'))?.title).toBe('Everything fits');
});
