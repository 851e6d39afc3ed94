import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
let guid = '';
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query(
    'select player_guid as guid from player_totals order by rounds desc, player_guid limit 1',
  );
  guid = rows[0].guid;
  // As the old bot left them: codes that it did not know, and a name of nothing but codes.
  await bot.database.client.query(
    `insert into player_aliases (guid, alias, first_seen, last_seen, times_seen)
     values ($1, 'Mad^/Hatter', '2020-01-01', '2020-01-01', 1), ($1, '^1^2', '2020-01-01', '2020-01-01', 1)`,
    [guid],
  );
});
afterAll(() => bot.close());

test.each(['madhatter', '^1Mad^7Hatter', 'Mad^/Hatter', '^3hatter', '^1^2'])('%s finds the player', async (typed) => {
  const outcome = await bot.discord.ask(`/stats player:"${typed}"`);
  expect(outcome.problems).toEqual([]);
  expect(shown(outcome)).toContain(guid);
  const { choices, problems } = await bot.discord.autocomplete(`/stats player:${typed}`);
  expect(problems).toEqual([]);
  if (typed !== '^1^2') expect(choices?.map(({ value }) => value)).toEqual([guid]);
});

test('while only a colour code is typed, the latest players are suggested', async () => {
  const latest = await bot.discord.autocomplete('/stats player:');
  expect((await bot.discord.autocomplete('/stats player:^1')).choices).toEqual(latest.choices);
});

test('the first four digits of a GUID find everybody whose GUID begins so; three do not', async () => {
  const found = await bot.discord.ask(`/players find name:${guid.slice(0, 4).toLowerCase()}`);
  expect(found.problems).toEqual([]);
  expect(shown(found)).toContain(guid);
  const { choices } = await bot.discord.autocomplete(`/stats player:${guid.slice(0, 5)}`);
  expect(choices?.map(({ value }) => value)).toContain(guid);
  expect(shown(await bot.discord.ask(`/players find name:${guid.slice(0, 3)}`))).not.toContain(guid);
});

test('merged GUIDs stand for their person by their first digits too', async () => {
  await bot.database.client.query("insert into player_aliases (guid, alias) values ('C0FFEE01', 'old me')");
  await bot.database.client.query("insert into player_merges (from_guid, into_guid) values ('C0FFEE01', $1)", [guid]);
  expect(shown(await bot.discord.ask('/stats player:c0ff'))).toContain(guid);
});

test('a day is found as people write it, and its suggestion comes first', async () => {
  const { rows } = await bot.database.client.query(
    "select to_char(session_date, 'YYYY-MM-DD') as iso, to_char(session_date, 'DD.MM.YYYY') as german, to_char(session_date, 'DD/MM') as short from gaming_sessions where counts order by session_date desc limit 1",
  );
  const byIso = await bot.discord.ask(`/session date:${rows[0].iso}`);
  for (const typed of [rows[0].german, rows[0].short]) {
    expect((await bot.discord.ask(`/session date:${typed}`)).message?.embeds).toEqual(byIso.message?.embeds);
    const { choices } = await bot.discord.autocomplete(`/session date:${typed}`);
    expect(choices?.[0]?.value).toBe(rows[0].iso);
  }
});

test('two who never were apart: a dash, not a K/D of 0.00', async () => {
  await bot.database.client.query(`
    insert into player_aliases (guid, alias) values ('DDDDDDD1', 'twin one'), ('DDDDDDD2', 'twin two');
    insert into pair_totals (guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b)
    select a, b, 12, 6, 6, 0, 100, 50, 100, 50
    from (values ('DDDDDDD1', 'DDDDDDD1'), ('DDDDDDD1', 'DDDDDDD2'), ('DDDDDDD2', 'DDDDDDD2')) as pair (a, b)`);
  const text = shown(await bot.discord.ask('/synergy pair player1:"twin one" player2:"twin two"'));
  expect(text).toContain('**2.00** · –  twin one');
  expect(text).not.toContain('0.00 ·');
});

test('a mention that is too long to be somebody is a name that nobody has', async () => {
  for (const line of [`/stats player:<@${'9'.repeat(20)}>`, `/compare player1:<@!${'9'.repeat(19)}> player2:${guid}`])
    expect(shown(await bot.discord.ask(line))).toContain('No player is called');
});
