import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { startHeldMetrics } from '../support/held-metrics.ts';
import { runUpkeep } from '../support/test-clock.ts';
import { upload } from '../support/upload.ts';

const token = 'main-server-0123456789';
const files = generateRoundFiles({ seed: 'metrics', matches: 3 });

const neon = await startHeldMetrics();
let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    vars: {
      INGEST_TOKENS: `main:${token}`,
      CHARTS_KEY: '0123456789abcdef0123456789abcdef',
      DEV_NEON_ENDPOINT: neon.url,
      DEV_CLOCK: 'on',
    },
  });
});
afterAll(() => bot.close());

interface Line {
  kind: string;
  name: string;
  ms: number;
  sqlMs: number;
  queries: number;
  outcome: string;
}

/** The log lines of runs that used the database. */
const lines = () => (bot.log as unknown as Line[]).filter(({ queries }) => queries > 0);

/** Returns the rows, as soon as there is one for each run that used the database. */
async function stored(): Promise<Record<string, unknown>[]> {
  return vi.waitFor(async () => {
    const { rows } = await bot.database.client.query(
      'select kind, name, ms, sql_ms as "sqlMs", round_trips as queries, error from metrics',
    );
    expect(rows.length).toBe(lines().length);
    return rows;
  }, 10_000);
}

const manage = (line: string) => bot.discord.ask(line, { permissions: manageServer });

test('each run that used the database has one row, equal to its log line; /admin metrics shows the same figures as these lines', async () => {
  for (const line of ['/ping', '/leaderboard', '/last', '/sessions', '/help', '/stats player:nobody']) {
    for (let times = 0; times < 3; times += 1) await bot.discord.ask(line);
  }
  await Promise.all(['a', 'e', 'k'].map((typed) => bot.discord.autocomplete(`/stats player:${typed}`)));
  for (const file of files.slice(0, 4)) expect(await upload(bot.url, token, file)).toBe(201);
  expect(await upload(bot.url, token, { name: 'nonsense.txt', text: 'x' })).toBe(400);
  await runUpkeep(bot);
  const rows = await stored();
  const ofLine = ({ kind, name, ms, sqlMs, queries, ...line }: Line) => [
    kind,
    kind === 'ingest' ? (line as unknown as { server: string }).server : name,
    ms,
    sqlMs,
    queries,
  ];
  const inOrder = (values: unknown[][]) => values.map((value) => JSON.stringify(value)).sort();
  expect(inOrder(rows.map(({ kind, name, ms, sqlMs, queries }) => [kind, name, ms, sqlMs, queries]))).toEqual(
    inOrder(lines().map(ofLine)),
  );
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['command', 'autocomplete', 'ingest', 'job']));

  const expected = (kind: string) => {
    const times = lines()
      .filter((line) => line.kind === kind)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    const within = (share: number) => times[Math.ceil(times.length * share) - 1];
    return [times.length, within(0.5), within(0.95), times.at(-1)];
  };
  const wanted = ['command', 'autocomplete', 'ingest', 'job'].map(expected);
  const { message, problems } = await manage('/admin metrics');
  expect(problems).toEqual([]);
  const shown = (message?.embeds[0]?.description ?? '')
    .split('\n')
    .map((row) => row.replaceAll(/[\u00a0,]/g, (one) => (one === ',' ? '' : ' ')))
    .map((row) => /^(\w+) (\d+) · (\d+)\/(\d+)\/(\d+) ms$/.exec(row)?.slice(1) ?? [row]);
  expect(shown.map(([name]) => name)).toEqual(['Commands', 'Suggestions', 'Uploads', 'Jobs']);
  expect(shown.map(([, ...figures]) => figures.map(Number))).toEqual(wanted);
  expect(message?.embeds[0]?.image?.description).toMatch(/^Bar chart\. Interactions per hour: 18, of which 0 failed/);
});

test('the answer never waits for the row, and comes all the same if the row is refused', async () => {
  const before = (await stored()).length;
  neon.hold();
  expect((await bot.discord.ask('/ping')).problems).toEqual([]);
  expect((await bot.discord.autocomplete('/stats player:a')).problems).toEqual([]);
  expect(await upload(bot.url, token, files[4] ?? { name: '', text: '' })).toBe(201);
  const { rows } = await bot.database.client.query('select count(*)::int as count from metrics');
  expect(rows).toEqual([{ count: before }]);
  neon.release();
  expect(await stored()).toHaveLength(before + 3);

  neon.refuse();
  const logged = bot.log.length;
  expect((await bot.discord.ask('/ping')).problems).toEqual([]);
  const said = () => bot.log.slice(logged).filter(({ kind }) => kind !== 'command');
  await vi.waitFor(() => expect(said()).toHaveLength(1));
  expect(said()).toEqual([{ kind: 'metrics', outcome: 'error', error: expect.stringContaining('permission denied') }]);
  neon.release();
});

test('what does not use the database writes nothing and asks nothing', async () => {
  await bot.discord.ask('/ping');
  await vi.waitFor(() => expect(neon.seen.at(-1)).toBe('metrics'));
  const before = neon.seen.length;
  for (const line of ['/help', '/help command:stats']) expect((await bot.discord.ask(line)).problems).toEqual([]);
  expect((await manage('/ping')).problems).toEqual([]);
  await vi.waitFor(() => expect(neon.seen.at(-1)).toBe('metrics'));
  expect(neon.seen.slice(before)).toEqual(['other', 'metrics']);
});
