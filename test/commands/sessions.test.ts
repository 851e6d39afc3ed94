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
const embedLines = ({ message }: Outcome) =>
  (message?.embeds[0]?.description ?? '').replace(/\u00a0/g, ' ').split('\n');

/** Returns every session, newest first, computed from the rounds alone: `day duration maps players`. */
async function sessionsBySql(where = 'true'): Promise<string[]> {
  const { rows } = await bot.database.client.query(
    `with stamped as (
       select *, played_at - lag(played_at) over (order by played_at, id) > interval '60 minutes' as is_new from rounds where round_number > 0
     ),
     numbered as (select *, count(*) filter (where is_new) over (order by played_at, id) as session from stamped)
     select
       to_char((array_agg(round_date order by played_at))[1], 'Dy FMMon FMDD') as day,
       to_char((array_agg(round_date order by played_at))[1], 'YYYY') as year,
       to_char((array_agg(round_time::time - make_interval(secs => coalesce(duration_seconds, 0)) order by played_at))[1], 'HH24:MI') as began,
       floor(extract(epoch from max(played_at) - (array_agg(played_at - make_interval(secs => coalesce(duration_seconds, 0)) order by played_at))[1]) / 60)::int as minutes,
       count(distinct match_id) filter (where is_valid)::int as maps,
       (select count(distinct p.player_guid)::int from player_comprehensive_stats p join numbered r on r.id = p.round_id
        where r.session = n.session and r.is_valid and p.time_played_seconds <= coalesce(r.duration_seconds, p.time_played_seconds) + 60
          and p.map_name = r.map_name) as players
     from numbered n group by session having ${where} order by session desc`,
  );
  return rows.map(({ day, year, began, minutes, maps, players }) => {
    const lasted =
      minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
    const counts = [maps, players].map(
      (count, index) => `${count} ${index === 0 ? 'map' : 'player'}${count === 1 ? '' : 's'}`,
    );
    return [`${day}${year === '2026' ? '' : `, ${year}`} · ${began}`, lasted, ...counts].join(' · ');
  });
}

interface Option {
  label: string;
  description?: string;
}

/** Returns the sessions in the select menu of a list. */
function sessionsIn({ message }: Outcome): string[] {
  const rows = (message?.components ?? []) as { components?: { custom_id?: string; options?: Option[] }[] }[];
  const menu = rows
    .flatMap(({ components = [] }) => components)
    .find(({ custom_id }) => custom_id?.includes('sessions.open'));
  return (menu?.options ?? []).map(({ label, description: size }) => `${label} · ${size}`.replace(/\u00a0/g, ' '));
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
    const lines = embedLines(outcome);
    expect(lines).toHaveLength(sessionsIn(outcome).length);
    for (const line of lines) {
      expect(line).toMatch(/^\*\*[A-Z][a-z]{2} \d{1,2}(, 2025)?\*\*( <t:\d+:t>)? · /);
      expect(line).toMatch(
        / \*\*\d+\*\* : \d+ | \d+ : \*\*\d+\*\* | (\d+) : \1 | · no map decided$| · teams changed$|.+ \d+ · .+ \d+/,
      );
    }
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
    expect(outcome.message?.embeds[0]?.title?.replace(/\u00a0/g, ' ')).toBe(
      `February 2026 · ${expected.length} sessions`,
    );
    expect(sessionsIn(outcome)).toEqual(expected.slice(0, 10));
  }
});

test('a name alone is the latest such month that has sessions', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(
    `select to_char(max(session_date), 'FMMonth YYYY') as month, extract(month from max(session_date))::int as number, count(distinct session_date)::int
     from gaming_sessions where counts and extract(month from session_date) = 12`,
  );
  const outcome = await bot.discord.ask('/sessions month:dezember');
  expect(outcome.problems).toEqual([]);
  expect(outcome.message?.embeds[0]?.title?.replace(/\u00a0/g, ' ')).toMatch(new RegExp(`^${rows[0].month} · `));
  const none = await bot.discord.ask('/sessions month:juin', { locale: 'fr' });
  expect(none.message?.content.replace(/\u00a0/g, ' ')).toBe(
    'Aucune session en juin. Le mois le plus proche qui en a : février 2026 (`mois:2026-02`).',
  );
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
  expect(message?.content.replace(/\u00a0/g, ' ')).toContain(answer);
  expect(message?.flags).toBe(64);
});

test('months complete themselves', async () => {
  const { choices } = await bot.discord.autocomplete('/sessions month:feb');
  expect(choices?.[0]).toEqual({ name: '2026-02 · February\u00a02026', value: '2026-02' });
  const german = await bot.discord.autocomplete('/sessions month:märz', { locale: 'de' });
  expect(german.choices?.every(({ name }) => /^20\d\d-03 · März\u00a0/.test(name))).toBe(true);
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
    guild_id: bot.discord.guildId,
    member: { user, permissions: '0' },
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
