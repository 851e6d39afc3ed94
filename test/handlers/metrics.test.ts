import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, manageServer, startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { startHeldMetrics } from '../support/held-metrics.ts';
import { advance, hour, runUpkeep } from '../support/test-clock.ts';
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

/** Returns the rows, as soon as there is one for each run that used the database, but for those that were refused. */
async function stored(): Promise<Record<string, unknown>[]> {
  await advance(bot, 0);
  return eventually(async () => {
    const { rows } = await bot.database.client.query(
      'select kind, name, ms, sql_ms as "sqlMs", round_trips as queries, error from metrics',
    );
    const lost = bot.log.reduce((sum, { kind, rows }) => sum + (kind === 'metrics' ? Number(rows) : 0), 0);
    expect(rows.length + lost).toBe(lines().length);
    return rows;
  });
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
  await eventually(() => expect(said()).toHaveLength(1));
  expect(said()).toEqual([
    { kind: 'metrics', outcome: 'error', rows: 1, error: expect.stringContaining('permission denied') },
  ]);
  neon.release();
});

test('what comes at once is stored together', async () => {
  await stored();
  const before = neon.seen.length;
  await Promise.all(Array.from({ length: 8 }, () => bot.discord.ask('/ping')));
  await stored();
  const sent = neon.seen.slice(before).filter((what) => what === 'metrics').length;
  expect([sent > 0, sent < 8]).toEqual([true, true]);
});

test('what does not use the database writes nothing and asks nothing', async () => {
  await bot.discord.ask('/ping');
  await eventually(() => expect(neon.seen.at(-1)).toBe('metrics'));
  const before = neon.seen.length;
  for (const line of ['/help', '/help command:stats']) expect((await bot.discord.ask(line)).problems).toEqual([]);
  expect((await manage('/ping')).problems).toEqual([]);
  await eventually(() => expect(neon.seen.at(-1)).toBe('metrics'));
  expect(neon.seen.slice(before)).toEqual(['other', 'metrics']);
});

async function scrape(authorization?: string) {
  const response = await fetch(`${bot.url}/metrics`, { headers: authorization ? { authorization } : {} });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** Reads Prometheus's text format, whose grammar it checks. Returns the values by metric with its labels. */
function samplesOf(text: string): Map<string, number> {
  expect(text.endsWith('\n')).toBe(true);
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, kind, about, rest] = /^# (HELP|TYPE) ([a-z_]+) (.+)$/.exec(line) ?? [];
    if (kind) {
      if (kind === 'TYPE') types.set(about ?? '', rest ?? '');
      continue;
    }
    const [, name = '', labels = '', value] =
      /^([a-z_]+)((?:\{(?:[a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)+\})?) ([0-9.e+-]+|NaN)$/.exec(line) ?? [];
    expect([line, types.has(name.replace(/_(sum|count)$/, ''))]).toEqual([line, true]);
    expect(samples.has(name + labels)).toBe(false);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

test.each([undefined, 'Bearer wrong', `Bearer ${healthToken}x`, `Basic ${healthToken}`, 'Bearer'])(
  'GET /metrics with %s is refused, and asks nothing',
  async (authorization) => {
    await stored();
    const before = neon.seen.length;
    expect(await scrape(authorization)).toMatchObject({ status: 401, text: expect.not.stringContaining('stopwatch_') });
    expect(neon.seen.slice(before)).toEqual([]);
  },
);

test('scrapes read the database only while it is awake anyway, or once in six hours; the counters never fall', async () => {
  await bot.discord.ask('/ping');
  await stored();
  const first = await scrape(`Bearer ${healthToken}`);
  expect(first).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
  const samples = samplesOf(first.text);
  const { rows } = await bot.database.client.query(`
    select kind, name, count(*)::int as runs, count(error)::int as errors, sum(ms)::int as ms,
      percentile_disc(0.95) within group (order by ms) as p95 from metrics group by kind, name`);
  for (const { kind, name, runs, errors, ms, p95 } of rows) {
    const labels = `kind="${kind}",name="${name}"`;
    expect(samples.get(`stopwatch_duration_seconds_count{${labels}}`)).toBe(runs);
    expect(samples.get(`stopwatch_duration_seconds_sum{${labels}}`)).toBe(ms / 1000);
    expect(samples.get(`stopwatch_duration_seconds{${labels},quantile="0.95"}`)).toBe(p95 / 1000);
    expect(samples.get(`stopwatch_errors_total{${labels}}`)).toBe(errors);
  }
  const before = neon.seen.length;
  for (let times = 0; times < 20; times += 1) expect(await scrape(`Bearer ${healthToken}`)).toEqual(first);
  expect(neon.seen.slice(before)).toEqual([]);

  // Upkeep removes rows that are too old, and keeps their sums.
  const ping = 'stopwatch_duration_seconds_count{kind="command",name="ping"}';
  await bot.database.client.query("update metrics set at = at - interval '40 days' where name = 'ping'");
  await advance(bot, 36 * hour);
  const later = samplesOf((await scrape(`Bearer ${healthToken}`)).text);
  expect(await bot.database.client.query("select from metrics where name = 'ping'")).toMatchObject({ rowCount: 0 });
  expect(later.get(ping)).toBe(samples.get(ping));
  const after = neon.seen.length;
  await advance(bot, 5 * hour);
  await scrape(`Bearer ${healthToken}`);
  expect(neon.seen.slice(after)).toEqual([]);
  await advance(bot, 2 * hour);
  await scrape(`Bearer ${healthToken}`);
  expect(neon.seen.slice(after)).toEqual(['other']);
});
