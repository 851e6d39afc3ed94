import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { playedAt } from '../../../src/domain/played-at.ts';
import { sessionStarts } from '../../../src/domain/sessions.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';

const manager = { permissions: manageServer };

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  // This evening covers the hour that a clock change repeats. By the clock, round 2 ends before its round 1.
  await bot.database.client.query(`
    insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start) values
      ('2025-10-26', '02:50:00', 'twice', 'supply', 1, '2025-10-26T02:50Z', '2025-10-26T02:10Z'),
      ('2025-10-26', '02:10:00', 'twice', 'supply', 2, '2025-10-26T02:10Z', '2025-10-26T02:10Z')`);
});
afterAll(() => bot.close());

const ask = (line: string) => bot.discord.ask(line, manager);
const query = async <Row = Record<string, string>>(text: string): Promise<Row[]> =>
  (await bot.database.client.query(text)).rows;

interface Stored {
  date: string;
  time: string;
  round_number: number;
  match_id: string;
  played_at: Date;
  session_start: Date | null;
}

/** Expects the rounds where the migration would place them, computed round by round. */
async function expectPlaced(zone: string) {
  const rows = await query<Stored>(
    `select round_date::text as date, to_char(round_time, 'HH24MISS') as time, round_number, match_id, played_at, session_start from rounds`,
  );
  const first = new Map(
    rows
      .filter(({ round_number }) => round_number === 1)
      .map((one) => [one.match_id, playedAt(one.date, one.time, zone)]),
  );
  const expected = rows.map((one) =>
    playedAt(one.date, one.time, zone, one.round_number === 2 ? first.get(one.match_id) : undefined),
  );
  expect(rows.map(({ played_at }) => played_at.getTime())).toEqual(expected);
  const played = rows
    .filter(({ round_number }) => round_number > 0)
    .sort((a, b) => a.played_at.getTime() - b.played_at.getTime());
  expect(played.map(({ session_start }) => session_start?.getTime())).toEqual(
    sessionStarts(played.map(({ played_at, time }) => ({ playedAt: played_at.getTime(), time }))),
  );
}

async function expectRollupsRight() {
  const digest = () =>
    query(`
      select md5(string_agg(t::text, '|' order by t::text)) from (
        select to_jsonb(a) as t from player_sessions a union all select to_jsonb(b) from player_totals b
        union all select to_jsonb(c) from weapon_sessions c union all select to_jsonb(d) from weapon_totals d
      ) as rows`);
  const before = await digest();
  await query('select refresh_totals()');
  expect(await digest()).toEqual(before);
}

const allOff = [
  'Every map as it is played',
  'The evening, after its end',
  'Live ranking',
  'On this day, milestones',
  'Weekly digest',
]
  .map((kind) => `⚪ ${kind}: off`)
  .join('\n');

test('without options it shows what holds', async () => {
  const { message, problems } = await ask('/admin config');
  expect(problems).toEqual([]);
  expect(message?.embeds[0]?.fields?.map(({ value }) => value)).toEqual([
    'not set',
    'not set',
    'UTC\n-# Not set here: from the Worker’s settings',
    allOff,
    'as the server',
  ]);
});

test('the channel is stored, with the language of the server', async () => {
  const { message, problems } = await ask('/admin config channel:<#400000000000000001>');
  expect(problems).toEqual([]);
  expect(message?.embeds[0]?.fields?.map(({ value }) => value)).toEqual([
    '<#400000000000000001>',
    'not set',
    expect.any(String),
    expect.any(String),
    'as the server',
  ]);
  expect(await query('select name, value, changed_by::text from settings order by name')).toEqual([
    { name: 'channel', value: '400000000000000001', changed_by: '200000000000000001' },
    { name: 'server_locale', value: 'en-US', changed_by: '200000000000000001' },
  ]);
});

test.each(['Europe/Berlin', 'america/new_york', 'Australia/Lord_Howe', 'UTC'])(
  'time_zone:%s moves every round, sessions and sums with it',
  async (zone) => {
    const [count] = await query('select count(*) from rounds');
    const { message, problems } = await ask(`/admin config time_zone:${zone}`);
    expect(problems).toEqual([]);
    expect(message?.content).toContain(`of ${count?.count}\u00a0rounds moved`);
    expect(message?.embeds[0]?.fields?.[2]?.value.toLowerCase().replaceAll('\\', '')).toBe(zone.toLowerCase());
    await expectPlaced(zone);
    await expectRollupsRight();
    const again = await ask(`/admin config time_zone:${zone}`);
    expect(again.message?.content).toContain('read in that zone already');
    expect(await query('select distinct lower(time_zone) as zone from legacy_migrations')).toEqual([
      { zone: zone.toLowerCase() },
    ]);
  },
);

test('language: public answers come in it, whatever the server’s; what only the caller sees does not', async () => {
  const { message, problems } = await ask('/admin config language:fr');
  expect(problems).toEqual([]);
  expect(message?.content).toBe('Saved. Answers use it within a minute.');
  expect(message?.embeds[0]?.fields?.[4]).toMatchObject({ value: 'Français' });
  const fresh = await startBot({ data: 'empty' });
  await fresh.database.client.query(
    `insert into settings (name, value, changed_by, changed_at) values ('language', 'fr', 1, now())`,
  );
  const german = { locale: 'de', guildLocale: 'de' };
  const open = await fresh.discord.ask('/season', german);
  const hidden = await fresh.discord.ask('/season hidden:true', german);
  const settings = await fresh.discord.ask('/admin config', { ...manager, ...german });
  await fresh.discord.ask('/admin config language:server', { ...manager, ...german });
  const { rows } = await fresh.database.client.query('select * from settings');
  await fresh.close();
  expect(open.message?.embeds[0]?.title).toBe('T1 2026 (janv.–mars)');
  expect(hidden.message?.embeds[0]?.title).toBe('Q1 2026 (Jan–Mär)');
  expect(settings.message?.embeds[0]?.fields?.[4]).toMatchObject({
    name: 'Sprache öffentlicher Antworten',
    value: 'Français',
  });
  expect(rows).toEqual([]);
});

test('language:server removes the setting and leaves the others', async () => {
  const { message, problems } = await ask('/admin config language:server channel:<#400000000000000001>');
  expect(problems).toEqual([]);
  expect(message?.embeds[0]?.fields?.[4]).toMatchObject({ value: 'as the server' });
  expect((await query('select name from settings order by name')).map(({ name }) => name)).not.toContain('language');
  const open = await bot.discord.ask('/ping', { guildLocale: 'de' });
  expect(open.message?.embeds[0]?.description).toContain('Gespeichert');
});

test('until a manager sets a zone, the Worker’s settings apply: days and clocks may differ', async () => {
  const vars = { TIME_ZONE: 'Europe/Paris', SERVER_TIME_ZONE: 'America/Chicago' };
  const fresh = await startBot({ data: 'empty', vars });
  const { message } = await fresh.discord.ask('/admin config', manager);
  await fresh.close();
  expect(message?.embeds[0]?.fields?.[2]?.value.replaceAll('\\', '')).toContain(
    'Europe/Paris for days and seasons, America/Chicago for the game servers’ clocks',
  );
});

test('the zone set here is the one in which files are read from then on, also while it is being changed', async () => {
  const token = 'a-token-of-this-test';
  const sent = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}`, SERVER_TIME_ZONE: 'UTC' } });
  const rounds = generateRoundFiles({ seed: 'zones', matches: 8, from: '2026-01-10' });
  const send = async ({ name, text }: { name: string; text: string }) => {
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${sent.url}/ingest/rounds/${name}`, { method: 'POST', headers, body: text });
    expect([201, 503]).toContain(response.status);
    if (response.status === 503) await send({ name, text });
  };
  const config = sent.discord.ask('/admin config time_zone:Asia/Tokyo', manager);
  await Promise.all([config, ...rounds.slice(0, 12).map(send)]);
  expect((await config).message?.content).toContain('Saved');
  for (const round of rounds.slice(12)) await send(round);
  const { rows } = await sent.database.client.query(
    `select count(*) as rounds, count(*) filter (where played_at at time zone 'Asia/Tokyo' = round_date + round_time) as placed from rounds`,
  );
  await sent.close();
  expect(rows).toEqual([{ rounds: String(rounds.length), placed: String(rounds.length) }]);
});

test.each(['Mars/Olympus', '+02:00', 'Europe/Berlin; drop table rounds', '**@everyone**', 'CESTish'])(
  'time_zone:%s is refused, and nothing changes',
  async (typed) => {
    const before = await query('select * from settings order by name');
    const { message, problems } = await ask(`/admin config language:de time_zone:"${typed}"`);
    expect(problems).toEqual([]);
    expect(message?.content).toContain('is no time zone');
    expect(await query('select * from settings order by name')).toEqual(before);
  },
);

test('suggestions of time zones: by any part of the name', async () => {
  const { choices, problems } = await bot.discord.autocomplete('/admin config time_zone:berl', manager);
  expect(problems).toEqual([]);
  expect(choices).toEqual([{ name: 'Europe/Berlin', value: 'Europe/Berlin' }]);
  expect((await bot.discord.autocomplete('/admin config time_zone:', manager)).choices).toHaveLength(25);
  expect((await bot.discord.autocomplete('/admin config time_zone:new york', manager)).choices?.[0]?.value).toBe(
    'America/New_York',
  );
});

test('two managers set different zones at once: rounds and setting agree', async () => {
  await ask('/admin config time_zone:UTC');
  const outcomes = await Promise.all([
    bot.discord.ask('/admin config time_zone:Asia/Tokyo', { ...manager, as: '200000000000000081' }),
    bot.discord.ask('/admin config time_zone:UTC', { ...manager, as: '200000000000000082' }),
    bot.discord.ask('/admin config time_zone:America/Chicago', { ...manager, as: '200000000000000083' }),
  ]);
  for (const { message } of outcomes) expect(message?.content).toContain('Saved');
  const [zone] = await query("select value from settings where name = 'time_zone'");
  await expectPlaced(zone?.value ?? '');
  await expectRollupsRight();
});
