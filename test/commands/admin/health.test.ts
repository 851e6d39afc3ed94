import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
});
afterAll(() => bot.close());

const ask = (line: string) => bot.discord.ask(line, { permissions: manageServer });
const one = async (text: string): Promise<string[]> =>
  (await bot.database.client.query({ text, rowMode: 'array' })).rows[0] as string[];

test('health: size, schema, rounds, newest file and what was refused in 24 hours', async () => {
  const { client } = bot.database;
  await client.query(`
    insert into processed_files (filename, success, error_message, processed_at) values
      ('2026-03-01-100000-supply-round-1.txt', true, null, '2026-03-01T10:00:00Z'),
      ('2026-03-01-110000-supply-round-2.txt', false, 'no **header** @everyone', '2026-03-01T11:00:00Z'),
      ('2026-02-27-110000-supply-round-2.txt', false, 'long ago', '2026-02-27T11:00:00Z')`);
  const { message, problems } = await ask('/admin health');
  expect(problems).toEqual([]);
  const text = JSON.stringify(message?.embeds[0]).replaceAll('\u00a0', ' ');
  const [rounds, invalid, players] = await one(`
    select count(*), count(*) filter (where not is_valid), (select count(distinct player_guid) from counted_player_rounds)
    from rounds where round_number > 0`);
  expect(message?.embeds[0]?.title).toBe('It works, but look at this'); // the latest file was refused
  expect(message?.embeds[0]?.description).toMatch(/^- The latest upload was refused: .*supply.*round/);
  expect(text).toContain(`${rounds} rounds, ${invalid} of them do not count · ${players} players`);
  expect(text).toContain('supply\\\\-round\\\\-1.txt <t:1772359200:R>');
  expect(text).toMatch(/PostgreSQL 18.* · \d+\.\d MB · answered in \d+ ms/);
  expect(text).toContain('3 files'); // two of the demo and one of this test
  expect(text).toContain('no \\\\*\\\\*header\\\\*\\\\* \\\\@everyone');
  expect(text).not.toContain('long ago');
});

test('health names what differs from the expected schema', async () => {
  const broken = await startBot({ data: 'empty' });
  await broken.database.client.query('alter table player_links rename column et_name to player_name');
  const { message } = await broken.discord.ask('/admin health', { permissions: manageServer });
  await broken.database.client.query('drop table processed_files');
  const worse = await broken.discord.ask('/admin health', { permissions: manageServer });
  await broken.close();
  expect(message?.embeds[0]?.title).toBe('Not well');
  expect(JSON.stringify(message?.embeds)).toContain('player_links.et_name is missing');
  expect(worse.message?.embeds[0]?.title).toBe('Not well');
  expect(JSON.stringify(worse.message?.embeds)).toContain('processed_files.id is missing');
});

test('a database without a round: each answer says so, within the limits', async () => {
  const empty = await startBot({ data: 'empty' });
  const lines = ['health', 'metrics', 'metrics hours:720', 'ingest', 'merge', 'config', 'round round:1 verdict:valid'];
  const tasks = ['audit', 'sessions', 'rollups', 'analyze'].map((task) => `maintenance task:${task}`);
  for (const line of [...lines, ...tasks, 'config time_zone:Europe/Berlin']) {
    const { message, problems } = await empty.discord.ask(`/admin ${line}`, { permissions: manageServer });
    expect([line, problems]).toEqual([line, []]);
    expect(message?.content).not.toContain('Error ');
  }
  await empty.close();
});

test.each([
  [1, '1 · 10/10/10 ms'],
  [24, '2 · 10/900/900 ms · ✗ 50.0%'],
  [168, '4 · 20/900/900 ms · ✗ 50.0%'],
  [720, '5 · 30/50,000/50,000 ms · ✗ 40.0%'],
])('metrics hours:%i counts what happened since, in one round trip', async (hours, uploads) => {
  await bot.database.client.query(`
    insert into metrics (at, id, kind, name, ms, sql_ms, round_trips, error)
    select timestamptz '2026-03-01T12:00Z' - ago, 1, 'ingest', 'main', ms, 0, 1, error from (values
      (interval '0', 10, null), ('1 hour', 900, '57014'), ('2 days', 30, '57014'), ('167 hours', 20, null), ('719 hours', 50000, null),
      ('720 hours', 1, null), ('-1 second', 1, null)
    ) as v (ago, ms, error) on conflict do nothing`);
  const before = bot.log.length;
  const { message, problems } = await ask(`/admin metrics hours:${hours}`);
  expect(problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const lines = message?.embeds[0]?.description?.replaceAll('\u00a0', ' ').split('\n') ?? [];
  expect(lines.find((line) => line.startsWith('Uploads'))).toBe(`Uploads ${uploads}`);
  const failed = message?.embeds[0]?.fields?.find(({ name }) => name === 'Failed')?.value;
  expect(failed).toBe(hours === 1 ? undefined : `\`main\` ${hours === 24 ? 1 : 2} · \`57014\``);
});

test('ingest: pages of files, newest first, refusals with their reason', async () => {
  const { message, problems } = await ask('/admin ingest');
  expect(problems).toEqual([]);
  expect(message?.embeds[0]?.description?.split('\n')).toHaveLength(10);
  const { rows } = await bot.database.client.query(
    'select filename, success from processed_files order by processed_at desc nulls last, id desc',
  );
  let page = message;
  for (let start = 10; start < Math.min(rows.length, 30); start += 10) {
    const next = await bot.discord.press(page?.id ?? '', customId(page, 'at=next'), { permissions: manageServer });
    expect(next.problems).toEqual([]);
    page = next.message;
    const shown = page?.embeds[0]?.description?.split('\n').map((line) => line.replaceAll('\\', ''));
    for (const [index, { filename, success }] of rows.slice(start, start + 10).entries()) {
      expect(shown?.[index]).toContain(`${success ? '✅' : '⛔'} ${filename}`);
    }
  }
});
