import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;

const red = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'];
const blue = ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'];

/** Returns two rounds of a map, in which Red defends first. */
function match(
  name: string,
  start: string,
  [first, second]: readonly [string, string],
  rest: Partial<TestRound> = {},
): TestRound[] {
  return [
    { at: first, match: name, number: 1, start, sides: [red, blue], took: '5:00', ...rest },
    { at: second, match: name, number: 2, start, sides: [blue, red], took: '4:00', limit: '5:00', ...rest },
  ];
}

let bot: Bot;
let addressOf: (start: string) => string;
beforeAll(async () => {
  bot = await startBot({ vars: { OPEN: 'on' } });
  const evening = '2024-05-10T20:00Z';
  const night = '2024-05-10T23:00Z';
  const noon = '2024-06-01T12:00Z';
  await addRounds(bot.database.client, [
    ...match('one', evening, [evening, '2024-05-10T20:10Z']),
    ...match('two', night, [night, '2024-05-10T23:50Z']),
    ...match('three', night, ['2024-05-11T00:30Z', '2024-05-11T00:40Z']),
    ...match('bots', noon, [noon, '2024-06-01T12:10Z'], { invalid: 'bot round' }),
  ]);
  await bot.database.client.query('select refresh_totals()');
  const { rows } = await bot.database.client.query(`select left(md5('main'), 8) as server`);
  addressOf = (start) => `${Date.parse(start) / 1000}.${rows[0].server}`;
});
afterAll(() => bot.close());

const plain = (text = '') => text.replace(/\u00a0/g, ' ');
const title = ({ message }: Outcome) => plain(message?.embeds[0]?.title);
const description = ({ message }: Outcome) => plain(message?.embeds[0]?.description);
const content = ({ message }: Outcome) => plain(message?.content);

async function ask(line: string): Promise<Outcome> {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(line);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1, outcome: 'ok' }]);
  return outcome;
}

test('every demo session is found by its date, whole and on its own, as plain SQL on the rounds has it', async () => {
  const { rows } = await bot.database.client.query(
    `with stamped as (
       select *, played_at - lag(played_at) over (order by played_at, id) > interval '60 minutes' as is_new
       from rounds where round_number > 0 and round_date >= '2025-01-01'
     ),
     numbered as (select *, count(*) filter (where is_new) over (order by played_at, id) as session from stamped),
     sessions as (select session, count(distinct match_id) filter (where is_valid)::int as maps, (array_agg(round_date order by played_at))[1] as day from numbered group by session),
     kills as (
       select session, sum(kills)::int as kills
       from numbered r join player_comprehensive_stats p on p.round_id = r.id
       where r.is_valid and p.time_played_seconds <= coalesce(r.duration_seconds, p.time_played_seconds) + 60 and p.map_name = r.map_name
       group by session
     )
     select maps, kills, day::text, row_number() over (partition by day order by session)::int as number
     from sessions join kills using (session) order by session desc limit 40`,
  );
  expect(new Set(rows.map(({ number }) => number)).size).toBe(2);
  for (const { day, number, maps, kills } of rows) {
    const outcome = await ask(`/session date:${day} number:${number} view:support`);
    expect([day, description(outcome)]).toEqual([day, expect.stringContaining(` · ${maps} map`)]);
    const shown = [...description(outcome).matchAll(/ (\d+)\/\d+$/gm)].reduce((sum, [, own]) => sum + Number(own), 0);
    expect([day, shown]).toEqual([day, kills]);
  }
});

describe('a date with two sessions', () => {
  test('shows the first and says so', async () => {
    const outcome = await ask('/session date:2024-05-10 view:combat');
    expect(title(outcome)).toBe('Combat · Fri May 10, 2024');
    expect(description(outcome)).toMatch(/^Session 1 of 2 that began on May 10, 2024\n/);
    expect(description(outcome)).toContain('1 map · 6 players');
    expect(description(outcome)).toContain('  6/4  1.50  100');
  });

  test('has the others in a select, by number and as a button', async () => {
    const { message } = await ask('/session date:2024-05-10 view:top');
    const chosen = await bot.discord.select(message?.id ?? '', customId(message, 'session.other'), [
      addressOf('2024-05-10T23:00Z'),
    ]);
    const pressed = await bot.discord.press(chosen.message?.id ?? '', customId(chosen.message, 'session.open'));
    expect(description(pressed)).toContain('Session 1 of 2');
    for (const second of [chosen, await ask('/session date:2024-05-10 number:2 view:top')]) {
      expect(second.problems).toEqual([]);
      expect(title(second)).toBe('Top players · Fri May 10, 2024');
      expect(description(second)).toMatch(/^Session 2 of 2 that began on May 10, 2024\n/);
      expect(description(second)).toContain('2 maps · 6 players');
    }
  });

  test('a number too many: says how many there are, and opens them', async () => {
    const { message } = await ask('/session date:2024-05-10 number:3');
    expect(content({ message } as Outcome)).toBe('2 sessions began on May 10, 2024. Leave `number` out, or pick one:');
    const opened = await bot.discord.press(message?.id ?? '', customId(message, addressOf('2024-05-10T20:00Z')));
    expect(opened.problems).toEqual([]);
    expect(opened.message?.content).toBe('');
    expect(title(opened)).toBe('Team A 2 : 0 Team B   🏆 Team A');
  });

  test('two servers at the same time are two sessions, and named', async () => {
    const start = '2024-07-01T20:00Z';
    await addRounds(bot.database.client, [
      ...match('here', start, [start, '2024-07-01T20:10Z']),
      ...match('there', start, [start, '2024-07-01T20:10Z'], { server: 'second *server*' }),
    ]);
    await bot.database.client.query('select refresh_totals()');
    const outcome = await ask('/session date:2024-07-01');
    expect(description(outcome)).toMatch(/^Session 1 of 2/);
    expect(JSON.stringify(outcome.message?.components)).toContain('on second *server*');
  });
});

test('a session past midnight is found by the date it began on, and the next date points to it', async () => {
  const began = await ask('/session date:2024-05-10 number:2');
  const pointed = await ask('/session date:2024-05-11');
  expect(pointed.message?.embeds).toEqual(began.message?.embeds);
  expect(content(pointed)).toContain('It began on May 10, 2024.');
  expect(began.message?.content).toBe('');
});

describe('dates without a session', () => {
  test('the nearest before and after open at a press', async () => {
    const { message } = await ask('/session date:2024-05-20 view:combat');
    expect(plain(message?.content)).toBe('No session began on May 20, 2024. The nearest ones:');
    const [before, after] = customIds(message);
    expect(before).toContain(addressOf('2024-05-10T23:00Z'));
    expect(after).toContain('s=17');
    const opened = await bot.discord.press(message?.id ?? '', before ?? '');
    expect(title(opened)).toBe('Combat · Fri May 10, 2024');
  });

  test('one on which no round counts says so', async () => {
    const outcome = await ask('/session date:2024-06-01');
    expect(title(outcome)).toBe('No two teams, no score');
    expect(description(outcome)).toContain('2 of 2 rounds do not count.');
    expect(description(outcome)).toContain('No round of this session counts.');
  });

  test('the future: the latest one instead', async () => {
    const { message } = await ask('/session date:2031-01-01');
    expect(plain(message?.content)).toBe('January 1, 2031 is yet to come. The latest session:');
    const opened = await bot.discord.press(message?.id ?? '', customId(message, 'session.open'));
    expect(opened.message?.embeds).toEqual((await ask('/last')).message?.embeds);
  });

  test.each([
    ['2025-02-30', 'is on no calendar'],
    ['2025-13-01', 'is on no calendar'],
    ['the day before yesterday', 'is not a date'],
    ["2025-01-01'; drop table rounds; --", 'is not a date'],
    [`@everyone ${'x'.repeat(4000)}`, 'is not a date'],
  ])('%s', async (date, answer) => {
    for (const line of [`/session date:"${date}"`, `/last date:"${date}"`, `/awards date:"${date}"`]) {
      const { message, problems } = await bot.discord.ask(line);
      expect(problems).toEqual([]);
      expect(message?.content).toContain(answer);
      expect(message?.flags).toBe(64);
    }
  });

  test('in the reader’s language', async () => {
    const { message } = await bot.discord.ask('/session date:2024-05-20', { locale: 'de' });
    expect(message?.content).toContain('begann kein Spielabend');
  });
});

test('no date is the newest, yesterday is that of the community’s clock', async () => {
  const newest = await ask('/session');
  expect(newest.message?.embeds).toEqual((await ask('/last')).message?.embeds);
  expect((await ask('/session date:yesterday')).message?.embeds).toEqual(newest.message?.embeds);
  const { message } = await ask('/session date:today');
  expect(message?.content).toContain('No session began on March\u00a01,\u00a02026.');
});

test('today where the community lives may be tomorrow elsewhere', async () => {
  const early = await startBot({ data: 'empty', vars: { TIME_ZONE: 'Pacific/Auckland' } });
  const start = '2026-02-28T20:00Z';
  await addRounds(early.database.client, match('south', start, [start, '2026-02-28T20:10Z']));
  await early.database.client.query(`update rounds set round_date = '2026-03-02'; select refresh_totals()`);
  const outcome = await early.discord.ask('/session date:today view:maps');
  await early.close();
  expect(outcome.problems).toEqual([]);
  expect(description(outcome)).toContain('south');
});

test('addresses stay valid when an older round arrives later', async () => {
  const start = '2024-08-01T20:00Z';
  await addRounds(bot.database.client, match('later', start, [start, '2024-08-01T20:10Z']));
  await bot.database.client.query('select refresh_totals()');
  const { message } = await ask('/session date:2024-08-01 view:top');
  const earlier = '2024-08-01T19:40Z';
  await addRounds(bot.database.client, match('earlier', earlier, [earlier, '2024-08-01T19:50Z']));
  await bot.database.client.query(`update rounds set session_start = $1 where match_id = 'later'`, [earlier]);
  await bot.database.client.query('select refresh_totals()');
  const again = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['combat']);
  expect(description(again)).toContain('2 maps · 6 players');
});

test('another user’s press gets a copy of their own', async () => {
  const { message } = await ask('/session date:2024-05-10');
  const outcome = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['awards'], {
    as: '200000000000000002',
  });
  expect(outcome.problems).toEqual([]);
  expect(outcome.message?.id).not.toBe(message?.id);
  expect(outcome.message?.flags).toBe(64);
  expect(customId(outcome.message, 'session.view')).toContain('|200000000000000002|');
});

test.each([
  's=1.00000000',
  's=x',
  's=99999999999.fad58de7',
  's=1%7C2',
  'v=top',
  's=1715371200.fad58de7|v=nonsense|page=-1',
])('a forged custom id, %s, gets an answer', async (args) => {
  const user = { id: '200000000000000001', username: 'somebody' };
  const envelope = { id: '5', application_id: '1', token: 'token', version: 1, user };
  for (const route of ['session.page', 'session.open', 'session.other']) {
    const data = { custom_id: `1|${route}|1|${args}`, component_type: 3, values: ['1.deadbeef'] };
    const response = await bot.discord.raw({ ...envelope, type: 3, data, message: {} });
    const answer = JSON.stringify(await response.json());
    expect(answer).not.toContain('Error ');
    expect(answer).toMatch(/out of date|players/);
  }
});

test.each(['dm', 'user-install'] as const)('works in %s', async (context) => {
  const { message, problems } = await bot.discord.ask('/session date:2024-05-10', { context });
  expect(problems).toEqual([]);
  const switched = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['maps'], {
    context,
  });
  expect(switched.problems).toEqual([]);
  expect(title(switched)).toMatch(/^Maps · Fri/);
});

test('dates that have sessions complete themselves', async () => {
  const { choices } = await bot.discord.autocomplete('/session date:2024-05');
  expect(choices).toEqual([{ name: '2024-05-10 · Friday · 19:55, 22:55', value: '2024-05-10' }]);
  const all = await bot.discord.autocomplete('/session date:');
  expect(all.problems).toEqual([]);
  const { rows } = await bot.database.client.query(
    `select distinct r.round_date::text as day from rounds r where r.played_at = r.session_start and exists (
       select from rounds v where v.session_start = r.session_start and v.is_valid) order by day desc limit 25`,
  );
  expect(all.choices?.map(({ value }) => value)).toEqual(rows.map(({ day }) => day));
  expect(
    (await bot.discord.autocomplete('/awards date:friday')).choices?.every(({ name }) => name.includes('Friday')),
  ).toBe(true);
  expect((await bot.discord.autocomplete('/last date:%_x')).choices).toEqual([]);
});
