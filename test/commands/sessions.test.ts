import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;
const description = ({ message }: Outcome) => message?.embeds[0]?.description ?? '';

/** Returns every session, newest first, computed from the rounds alone: `from to maps rounds players`. */
async function sessionsBySql(where = 'true'): Promise<string[]> {
  const { rows } = await bot.database.client.query(
    `with stamped as (
       select *, played_at - lag(played_at) over (order by played_at, id) > interval '60 minutes' as is_new from rounds where round_number > 0
     ),
     numbered as (select *, count(*) filter (where is_new) over (order by played_at, id) as session from stamped)
     select
       extract(epoch from (array_agg(played_at - make_interval(secs => coalesce(duration_seconds, 0)) order by played_at))[1])::int as from,
       extract(epoch from max(played_at))::int as to,
       count(distinct match_id) filter (where is_valid)::int as maps,
       count(*) filter (where is_valid)::int as rounds,
       (select count(distinct p.player_guid)::int from player_comprehensive_stats p join numbered r on r.id = p.round_id
        where r.session = n.session and r.is_valid and p.time_played_seconds <= coalesce(r.duration_seconds, p.time_played_seconds) + 60
          and p.map_name = r.map_name) as players
     from numbered n group by session having ${where} order by session desc`,
  );
  return rows.map((row) => `${row.from} ${row.to} ${row.maps} ${row.rounds} ${row.players}`);
}

function sessionsIn(outcome: Outcome): string[] {
  const line = /^\*\*<t:(\d+):D>\*\* <t:\d+:t> to <t:(\d+):t> · (\d+) maps?, (\d+) rounds?, (\d+) players?$/gm;
  return [...description(outcome).matchAll(line)].map(([, ...parts]) => parts.join(' '));
}

test('all pages list every session once, newest first, each with a score, as plain SQL on the rounds has them', async () => {
  const expected = await sessionsBySql();
  const shown: string[] = [];
  const before = bot.log.length;
  let outcome = await bot.discord.ask('/sessions');
  const id = outcome.message?.id ?? '';
  const pages = Math.ceil(expected.length / 10);
  for (let page = 1; page <= pages; page += 1) {
    expect(outcome.problems).toEqual([]);
    expect(JSON.stringify(outcome.message?.components)).toContain(`"${page}/${pages}"`);
    shown.push(...sessionsIn(outcome));
    const scores = description(outcome)
      .split('\n')
      .filter((_, index) => index % 2 === 1);
    for (const score of scores) expect(score).toMatch(/ \d+ : \d+ |^no map decided$|^teams changed|.+ \d+ · .+ \d+/);
    if (page < pages) outcome = await bot.discord.press(id, customId(outcome.message, 'at=next'));
  }
  expect(shown).toEqual(expected);
  expect(pages).toBeGreaterThan(2);
  expect(bot.log.slice(before).map(({ queries }) => queries)).toEqual(Array(pages).fill(1));
});

test('a month by number and by name', async () => {
  const expected = await sessionsBySql(
    `(array_agg(round_date order by played_at))[1] between '2026-02-01' and '2026-02-28'`,
  );
  for (const month of ['2026-02', 'February', 'feb', 'Februar', 'février 2026']) {
    const outcome = await bot.discord.ask(`/sessions month:${month}`);
    expect(outcome.problems).toEqual([]);
    expect(outcome.message?.embeds[0]?.title).toBe(`Sessions · February 2026 · ${expected.length}`);
    expect(sessionsIn(outcome)).toEqual(expected.slice(0, 10));
  }
});

test('the select opens a session, and from there a button leads back', async () => {
  const list = await bot.discord.ask('/sessions');
  const [, address = ''] = /"value":"(\d+\.[0-9a-f]{8})"/.exec(JSON.stringify(list.message?.components)) ?? [];
  const opened = await bot.discord.select(list.message?.id ?? '', customId(list.message, 'sessions.open'), [address]);
  expect(opened.problems).toEqual([]);
  expect(opened.message?.id).toBe(list.message?.id);
  expect(opened.message?.embeds).toEqual((await bot.discord.ask('/last')).message?.embeds);
  const back = await bot.discord.press(list.message?.id ?? '', customId(opened.message, 'sessions.page'));
  expect(back.problems).toEqual([]);
  expect(back.message?.embeds).toEqual(list.message?.embeds);
});

test.each([
  ['2019-01', 'No session in January 2019. The nearest month with one: '],
  ['2031-05', 'May 2031 is yet to come. The latest session was in February 2026 (`month:2026-02`).'],
  ['2025-13', '“2025\\-13” is not a month'],
  ['ju', '“ju” is not a month'],
  [`<@1> ${'%'.repeat(5000)}`, 'is not a month'],
])('month:%s', async (month, answer) => {
  const { message, problems } = await bot.discord.ask(`/sessions month:"${month}"`);
  expect(problems).toEqual([]);
  expect(message?.content).toContain(answer);
  expect(message?.flags).toBe(64);
});

test('months complete themselves', async () => {
  const { choices } = await bot.discord.autocomplete('/sessions month:feb');
  expect(choices?.[0]).toEqual({ name: '2026-02 · February 2026', value: '2026-02' });
  const { rows } = await bot.database.client.query(
    `select distinct to_char(session_start, 'YYYY-MM') as month from player_sessions order by month desc limit 25`,
  );
  const all = await bot.discord.autocomplete('/sessions month:');
  expect(all.choices?.map(({ value }) => value)).toEqual(rows.map(({ month }) => month));
});

test('a page beyond the last one is the last one', async () => {
  const { message } = await bot.discord.ask('/sessions');
  const user = { id: '200000000000000001', username: 'somebody' };
  const custom_id =
    customIds(message)
      .find((id) => id.includes('at=last'))
      ?.replace(/page=\d+/, 'page=99999') ?? '';
  const response = await bot.discord.raw({
    id: '6',
    application_id: '1',
    token: 't',
    version: 1,
    user,
    type: 3,
    data: { custom_id, component_type: 2 },
    message: {},
  });
  const body = JSON.stringify(await response.json());
  expect(body).toMatch(/"(\d+)\/\1"/);
});

test('a database without a round says what to do', async () => {
  const empty = await startBot({ data: 'empty' });
  const lines = [
    '/sessions',
    '/sessions month:2026-02',
    '/session',
    '/session date:yesterday',
    '/last date:2026-02-28',
    '/awards',
  ];
  const answers = await Promise.all(lines.map((line) => empty.discord.ask(line)));
  const suggestions = await Promise.all(
    ['/sessions month:', '/session date:'].map((line) => empty.discord.autocomplete(line)),
  );
  await empty.close();
  for (const { message, problems } of answers) {
    expect(problems).toEqual([]);
    expect(message?.content).toContain('npm run migrate');
  }
  for (const { choices } of suggestions) expect(choices).toEqual([]);
});
