import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
let me: { discord_id: string; et_guid: string; newest: string };
let other: { et_guid: string; alias: string };
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { client } = bot.database;
  const found = await client.query(
    `select l.discord_id::text, l.et_guid, player_name(l.et_guid) as newest from player_links l
     join player_aliases a on a.guid = l.et_guid join player_totals t on t.player_guid = l.et_guid
     group by 1, 2, t.rounds order by count(*) desc, t.rounds desc limit 1`,
  );
  me = found.rows[0];
  const { rows } = await client.query(
    `select guid as et_guid, alias from player_aliases where alias not in (select alias from player_aliases where guid = $1) limit 1`,
    [me.et_guid],
  );
  other = rows[0];
});
afterAll(() => bot.close());

const ask = (line: string) => bot.discord.ask(line, { as: me.discord_id });

async function profile() {
  const { rows } = await bot.database.client.query(
    'select display_name, display_name_source from player_profiles where player_guid = $1',
    [me.et_guid],
  );
  return rows[0];
}

test('/name set shows in every answer, also to lookups; /name reset takes it back', async () => {
  const set = await ask('/name set name:Quixote');
  expect(set.response).toMatchObject({ data: { flags: 64 } });
  expect(shown(set)).toContain('**Quixote**');
  expect(await profile()).toEqual({ display_name: 'Quixote', display_name_source: 'custom' });
  for (const line of [
    '/stats player:quixote',
    `/aliases player:${me.et_guid}`,
    '/players find name:Quix',
    `/achievements player:${me.et_guid}`,
  ])
    expect(shown(await ask(line))).toContain('Quixote');
  const { choices } = await bot.discord.autocomplete('/stats player:quixote');
  expect(choices?.map(({ value }) => value)).toEqual([me.et_guid]);
  await ask('/name reset');
  expect(await profile()).toEqual({ display_name: null, display_name_source: 'auto' });
  expect(shown(await ask('/stats'))).toContain(me.newest);
});

test('a name is cleaned before it is stored; hostile ones are escaped', async () => {
  await ask('/name set name:^1Red\u202e ^7Baron\u200b');
  expect((await profile()).display_name).toBe('Red Baron');
  const { problems, message } = await ask('/name set name:**[x](http://x)** @everyone');
  expect(problems).toEqual([]);
  expect(message?.content).toContain('\\*\\*\\[x\\]\\(');
  await ask('/name reset');
});

test.each(['^1^2\u200b\u200b', '\u200b\u202e', 'Unknown Player', 'HIDDEN player', '^1x'])(
  'the name %j is refused',
  async (name) => {
    const { message } = await ask(`/name set name:${name}`);
    expect(message?.content).toContain('2 to 32 visible characters');
    expect((await profile())?.display_name ?? null).toBeNull();
  },
);

test('/name alias accepts the caller’s own aliases only, and suggests them', async () => {
  const { rows } = await bot.database.client.query(
    'select alias from player_aliases where guid = $1 order by last_seen desc, alias',
    [me.et_guid],
  );
  const { choices, problems } = await bot.discord.autocomplete('/name alias alias:', { as: me.discord_id });
  expect(problems).toEqual([]);
  expect(choices?.map(({ value }) => value)).toEqual(rows.map(({ alias }) => alias));
  const oldest = rows.at(-1).alias;
  expect(shown(await ask(`/name alias alias:${oldest}`))).toContain(oldest);
  expect(await profile()).toEqual({ display_name: oldest, display_name_source: 'alias' });
  expect(shown(await ask(`/name alias alias:${other.alias}`))).toContain('none of your aliases');
  expect((await profile()).display_name).toBe(oldest);
  expect((await bot.discord.autocomplete('/name alias alias:', { as: '200000000000000777' })).choices).toEqual([]);
  await ask('/name reset');
});

test('a caller who is not linked is asked to link first', async () => {
  for (const line of ['/name set name:Ada', '/name alias alias:Ada', '/name reset']) {
    const { message } = await bot.discord.ask(line, { as: '200000000000000777' });
    expect(message?.content).toContain('not linked');
    expect(customId(message, 'link.start')).toBeTruthy();
  }
});

test('/aliases lists newest first, how often and when last, in one round trip', async () => {
  const { rows } = await bot.database.client.query(
    `select alias, times_seen, extract(epoch from last_seen)::bigint as at from player_aliases where guid = $1 order by last_seen desc, times_seen desc, alias`,
    [me.et_guid],
  );
  const before = bot.log.length;
  const outcome = await ask('/aliases');
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const lines = shown(outcome).split('\n').slice(1, -1);
  expect(lines).toEqual(rows.map(({ alias, times_seen, at }) => `**${alias}** ${times_seen}× · <t:${at}:d>`));
  expect(rows.length).toBeGreaterThan(1);
});

test('/aliases shows twenty of more, and picks between several players', async () => {
  await bot.database.client.query(
    `insert into player_aliases (guid, alias, last_seen) select $1, 'alias ' || n, '2020-01-01'::timestamptz + n * interval '1 day' from generate_series(1, 30) as n`,
    [other.et_guid],
  );
  const outcome = await ask(`/aliases player:${other.et_guid}`);
  expect(
    shown(outcome)
      .split('\n')
      .filter((line) => / \d+× /.test(line)),
  ).toHaveLength(20);
  expect(shown(outcome)).toMatch(/the newest 20 of 3\d/);
  const several = await ask('/aliases player:e');
  const guid = /"value":"([0-9A-F]{8})"/.exec(JSON.stringify(several.message?.components))?.[1] ?? '';
  const picked = await bot.discord.select(
    several.message?.id ?? '',
    customId(several.message, 'aliases.pick'),
    [guid],
    {
      as: me.discord_id,
    },
  );
  expect(shown(picked)).toContain(guid);
});
