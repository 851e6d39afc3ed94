import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statistics } from '../../src/domain/statistics.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';

let bot: Bot;
let linked: { discord_id: string; et_guid: string };
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query(
    `select discord_id::text, et_guid from player_links
     where et_guid = (select t.player_guid from player_totals t join player_links l on l.et_guid = t.player_guid
                      where t.rounds > 10 order by kills limit 1)`,
  );
  linked = rows[0];
});
afterAll(() => bot.close());

const grouped = (value: number) => value.toLocaleString('en');

const text = (outcome: { message: { embeds: { description?: string; footer?: { text: string } }[] } | null }) =>
  outcome.message?.embeds[0]?.description ?? '';

test.each(statistics.flatMap(({ key, aliases }) => [key, ...aliases]))(
  'stat:%s answers in one round trip',
  async (key) => {
    const before = bot.log.length;
    const { message, problems } = await bot.discord.ask(`/leaderboard stat:${key}`);
    expect(problems).toEqual([]);
    expect(text({ message })).toMatch(/^🥇 \*\*/);
    expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  },
);

test('an unknown key lists the keys, to the caller only', async () => {
  const { message, response } = await bot.discord.ask('/leaderboard stat:kilz');
  expect(response).toMatchObject({ data: { flags: 64 } });
  for (const { key } of statistics) expect(message?.content).toContain(`\`${key}\``);
});

test('suggestions fit what is typed', async () => {
  const all = await bot.discord.autocomplete('/leaderboard stat:');
  expect(all.choices).toHaveLength(statistics.length);
  const some = await bot.discord.autocomplete('/leaderboard stat:nade');
  expect(some.choices?.map(({ value }) => value)).toEqual(['grenades']);
});

describe('pages', () => {
  test('turning them shows everybody once, in order, and stops at the ends', async () => {
    const { message } = await bot.discord.ask('/leaderboard stat:games min_rounds:1');
    const first = message?.id ?? '';
    const places: string[] = [];
    let current = bot.discord.message(first) ?? null;
    for (;;) {
      places.push(
        ...text({ message: current })
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('You:')),
      );
      const next = customId(current, 'at=next');
      if (JSON.stringify(current?.components).includes(`"${next}","disabled":true`)) break;
      current = (await bot.discord.press(first, next)).message;
    }
    const { rows } = await bot.database.client.query('select count(*)::int as players from player_totals');
    expect(places).toHaveLength(rows[0].players);
    expect(new Set(places).size).toBe(places.length);
    await expect(bot.discord.press(first, customId(current, 'at=next'))).rejects.toThrow('disabled');
  });

  test('a page beyond the last shows the last', async () => {
    const { message } = await bot.discord.ask('/leaderboard page:1000');
    const last = await bot.discord.ask('/leaderboard page:999');
    expect(text({ message })).toBe(text(last));
    expect(text({ message })).not.toBe('');
    expect(message?.content).toMatch(/^There is no page 1,000\. This is the last one, page \d+\.$/);
  });

  test('a forged custom id shows a ranking, never an error', async () => {
    for (const forged of [
      'page=-1',
      'page=x',
      'page=99999999999999999999',
      'stat=nonsense',
      'period=nonsense',
      'min=x',
    ]) {
      const response = await bot.discord.raw({
        id: '5',
        application_id: '1',
        token: 'token',
        version: 1,
        type: 3,
        guild_id: bot.discord.guildId,
        member: { user: { id: '7', username: 'x' }, permissions: '0' },
        message: {},
        data: { custom_id: `1|leaderboard.page|7|${forged}`, component_type: 2 },
      });
      expect(await response.json()).toMatchObject({
        type: 7,
        data: { embeds: [{ description: expect.stringMatching(/^(🥇|`#)/) }] },
      });
    }
  });
});

test('the menu switches the statistic in place, with the same period and minimum', async () => {
  const { message } = await bot.discord.ask('/leaderboard stat:kills period:90d min_rounds:2 page:2');
  const switched = await bot.discord.select(message?.id ?? '', customId(message, 'leaderboard.sort'), ['dpm']);
  expect(switched.problems).toEqual([]);
  expect(switched.message?.id).toBe(message?.id);
  const asked = await bot.discord.ask('/leaderboard stat:dpm period:90d min_rounds:2');
  expect(switched.message?.embeds).toEqual(asked.message?.embeds);
});

test('the season sums the sessions that began in it', async () => {
  const { rows } = await bot.database.client.query(
    `select sum(kills)::int as kills from counted_player_rounds where session_start >= '2026-01-01Z' group by player_guid order by 1 desc limit 1`,
  );
  expect(text(await bot.discord.ask('/leaderboard period:season min_rounds:1'))).toMatch(
    new RegExp(`^🥇 \\*\\*${grouped(rows[0].kills)}\\*\\* `),
  );
});

test('ties share a rank; among them more rounds come first, then the GUID', async () => {
  await bot.database.client.query(
    `update player_totals set gibs = 7777 where player_guid in (select player_guid from player_totals where rounds > 10 order by rounds desc limit 3)`,
  );
  const lines = text(await bot.discord.ask('/leaderboard stat:gibs')).split('\n');
  expect(lines.slice(0, 3).map((line) => line.slice(0, 2))).toEqual(['🥇', '🥇', '🥇']);
  expect(lines[3]).toMatch(/^`#4`/);
  const { rows } = await bot.database.client.query(
    'select player_name(player_guid) as name from player_totals where gibs = 7777 order by rounds desc, player_guid',
  );
  const names = lines.slice(0, 3).map((line) => /^\S+ \*\*7,777\*\* (.+) · /.exec(line)?.[1]?.replace(/\\/g, ''));
  // A phone has no room for all of a long name.
  expect(names.map((name) => name?.slice(0, 8))).toEqual(rows.map(({ name }) => name.slice(0, 8)));
});

test('the caller’s own rank is shown below, or is marked on the page', async () => {
  const below = text(await bot.discord.ask('/leaderboard', { as: linked.discord_id }));
  expect(below).toMatch(/\n\nYou: `#\d+` \*\*[\d,]+\*\* __/);
  const page = /`#(\d+)` \*\*[\d,]+\*\* __/.exec(below)?.[1];
  const own = text(
    await bot.discord.ask(`/leaderboard page:${Math.ceil(Number(page) / 10)}`, { as: linked.discord_id }),
  );
  expect(own).toContain('** __');
  expect(own).not.toContain('You:');
});

test('the applied minimum is shown; too high a minimum explains the empty page', async () => {
  const rates = await bot.discord.ask('/leaderboard stat:kd');
  expect(rates.message?.embeds[0]?.footer?.text).toContain('(51+ rounds)');
  const recent = await bot.discord.ask('/leaderboard stat:kd period:30d');
  expect(recent.message?.embeds[0]?.footer?.text).toMatch(/Ranked: \d+ of \d+\u00a0players \(\d+\+ rounds\)/);
  const nobody = await bot.discord.ask('/leaderboard min_rounds:100000');
  expect(text(nobody)).toMatch(/^Ranked: 0 of \d+\u00a0players \(100,000\+ rounds\): try a smaller `min_rounds`\.$/);
  expect(customIds(nobody.message)).toEqual([expect.stringContaining('leaderboard.sort')]);
});

test('periods sum only their own rounds', async () => {
  const session = await bot.discord.ask('/leaderboard stat:games period:session min_rounds:1');
  const { rows } = await bot.database.client.query(
    `select count(*)::int as rounds from rounds where is_valid and round_number > 0
     and session_start = (select max(session_start) from rounds where is_valid)`,
  );
  expect(text(session)).toMatch(new RegExp(`^🥇 \\*\\*${rows[0].rounds}\\*\\* `));
  const month = await bot.discord.ask('/leaderboard stat:games period:30d min_rounds:1');
  const all = await bot.discord.ask('/leaderboard stat:games');
  const top = (outcome: typeof all) => Number(/^🥇 \*\*(\d+)\*\*/.exec(text(outcome))?.[1]);
  expect(top(month)).toBeGreaterThan(top(session));
  expect(top(all)).toBeGreaterThan(top(month));
});

test('rates that legacy rounds 2 make too low have the caveat; sound ones do not', async () => {
  const footer = async (line: string) => (await bot.discord.ask(line)).message?.embeds[0]?.footer?.text;
  expect(await footer('/leaderboard stat:revives')).toContain('Rounds of the old bot have too low values');
  expect(await footer('/leaderboard stat:kills')).not.toContain('Rounds of the old bot have too low values');
});
