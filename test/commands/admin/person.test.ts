import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ClientBase } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId, customIds } from '../../support/components.ts';
import { createDatabase } from '../../support/database.ts';
import { forgetNow } from '../../support/forgotten/forget-now.ts';
import { isWhole, sample, testSometimes } from '../../support/sample.ts';
import { seedOfRun } from '../../support/seed.ts';
import { shown } from '../../support/shown.ts';

const manager = { permissions: manageServer };

let bot: Bot;
/** The person with most rounds, and another who played with them. */
let cheater: { guid: string; name: string };
let other: typeof cheater;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { CHARTS_KEY: 'only-for-tests-0123456789abcdef0123' } });
  const { rows } = await bot.database.client.query<typeof cheater>(
    'select player_guid as guid, player_name(player_guid) as name from player_totals order by rounds desc, player_guid limit 2',
  );
  [cheater, other] = rows as [typeof cheater, typeof other];
});
afterAll(() => bot.close());

const person = (guid: string, more = '') => bot.discord.ask(`/admin person player:${guid} ${more}`.trim(), manager);
const exclude = (guid: string) => person(guid, 'task:exclude reason:aims through walls');
const press = async (guid: string, task: string) => {
  const { message } = await person(guid);
  const id = customIds(message).find((one) => one.includes(`task=${task}`)) ?? task;
  return bot.discord.press(message?.id ?? '', id, manager);
};

/** Returns all rows of all rollups by table, as text. */
async function rollups(client: ClientBase): Promise<Record<string, string[]>> {
  await client.query('select lock_rounds(), rank_pairs()');
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and obj_description(oid, 'pg_class') ~ '^(Rollup|Ranking) of ' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

test('an excluded player is in no rollup, row by row as in a database without their rows, and Undo brings back what was', async () => {
  const { client } = bot.database;
  const before = await rollups(client);
  const without = await createDatabase('small');
  try {
    for (const table of ['player_comprehensive_stats', 'weapon_comprehensive_stats'])
      await without.client.query(`delete from ${table} where player_guid = $1`, [cheater.guid]);
    await without.client.query('select refresh_totals()');

    const { message, problems } = await exclude(cheater.guid);
    expect(problems).toEqual([]);
    expect(message?.content).toContain('no longer counts');
    const now = await rollups(client);
    const expected = await rollups(without.client);
    for (const [table, rows] of Object.entries(expected)) expect(now[table], table).toEqual(rows);
    expect(Object.keys(before).length).toBeGreaterThan(10);
    const changed = Object.keys(before).filter((table) => before[table]?.join() !== now[table]?.join());
    expect(changed).toEqual(
      expect.arrayContaining(['player_totals', 'player_sessions', 'pair_totals', 'records', 'round_sides']),
    );

    await press(cheater.guid, 'include');
    expect(await rollups(client)).toEqual(before);
  } finally {
    await without.drop();
  }
});

test('of an excluded player, managers read since when and why, others one sentence, and no list has them', async () => {
  const stranger = { as: '200000000000000777' };
  const { message: open } = await bot.discord.ask(`/stats player:${cheater.guid}`, stranger);
  await exclude(cheater.guid);
  for (const route of ['stats.sessions', 'stats.card', 'stats.trend', 'weapons.show']) {
    const pressed = await bot.discord.press(open?.id ?? '', customId(open, route), stranger);
    expect([route, pressed.message?.content]).toEqual([route, expect.stringContaining('is excluded here')]);
  }
  for (const line of ['stats', 'weapons', 'playstyle', 'achievements', 'nemesis', 'records', 'synergy impact']) {
    const { message, response, problems } = await bot.discord.ask(`/${line} player:${cheater.guid}`, stranger);
    expect(problems).toEqual([]);
    expect([line, shown({ message })]).toEqual([
      line,
      `**${cheater.name}** is excluded here: their rounds do not count.`,
    ]);
    expect(response).toMatchObject({ data: { flags: 64 } });
  }
  for (const line of ['compare', 'vs', 'synergy pair']) {
    const said = shown(await bot.discord.ask(`/${line} player1:${other.guid} player2:${cheater.guid}`, stranger));
    expect(said).toContain('is excluded here');
  }
  const told = shown(await bot.discord.ask(`/stats player:${cheater.guid}`, manager));
  expect(told).toMatch(/Excluded since <t:\d+:d> by <@\d+>: aims through walls/);
  expect(shown(await bot.discord.ask('/leaderboard min_rounds:1'))).not.toContain(cheater.name);
  const offered = async (line: string) =>
    (await bot.discord.autocomplete(line, manager)).choices?.map(({ value }) => value) ?? [];
  expect(await offered(`/stats player:${cheater.name}`)).not.toContain(cheater.guid);
  expect(await offered(`/admin person player:${cheater.name}`)).toContain(cheater.guid);
  expect(shown(await person(cheater.guid))).toMatch(/Excluded since <t:\d+:d> by <@\d+>: aims through walls/);
  expect((await exclude(cheater.guid)).message?.content).toBe('');
  await press(cheater.guid, 'include');
  expect(shown(await person(cheater.guid))).not.toContain('Excluded since');
  expect(shown(await person(cheater.guid))).toContain('counts again');
});

test('a button does nothing without the permission, and an exclusion needs a reason', async () => {
  expect((await person(cheater.guid, 'task:exclude')).message?.content).toContain('Say why in `reason`');
  const before = await rollups(bot.database.client);
  const { message } = await person(cheater.guid, 'task:rename');
  const id = customId(message, 'admin.persontask');
  for (const task of ['exclude', 'include', 'restore', 'forget', 'delete', 'keep']) {
    const forged = id.replace(/task=\w+/, `task=${task}`);
    const pressed = await bot.discord.press(message?.id ?? '', id, {});
    expect(pressed.message?.content).toContain('That needs the permission');
    expect(forged).toContain(task);
  }
  expect(await rollups(bot.database.client)).toEqual(before);
  await press(cheater.guid, 'restore');
});

test('a name that a manager gave is shown instead of all others, until it is taken back', async () => {
  const { client } = bot.database;
  const { rows } = await client.query<{ guid: string; name: string; user: string }>(
    'select person_of(et_guid) as guid, player_name(person_of(et_guid)) as name, discord_id::text as user from player_links order by 1 limit 1',
  );
  const [linked] = rows as [(typeof rows)[0]];
  const mine = { as: linked.user };
  await person(linked.guid, 'task:rename');
  const neutral = `Player ${linked.guid.slice(0, 4)}`;
  expect(shown(await bot.discord.ask(`/stats player:${linked.guid}`))).toContain(neutral);
  expect(shown(await bot.discord.ask(`/stats player:${linked.guid}`))).not.toContain(linked.name);
  expect(shown(await bot.discord.ask(`/aliases player:${linked.guid}`))).not.toContain(linked.name);
  expect(shown(await bot.discord.ask(`/players find name:${linked.guid}`))).not.toContain(linked.name);
  expect(shown(await bot.discord.ask('/name set name:Rude again', mine))).toContain('A manager chose another');
  await person(linked.guid, 'task:rename name:Polite reason:indecent');
  expect(shown(await bot.discord.ask(`/stats player:${linked.guid}`))).toContain('Polite');
  expect(shown(await person(linked.guid))).toMatch(/has a name from a manager · indecent/);
  await press(linked.guid, 'restore');
  expect(shown(await bot.discord.ask(`/stats player:${linked.guid}`))).toContain('Rude again');
  await bot.discord.ask('/name reset', mine);
  expect(shown(await bot.discord.ask(`/stats player:${linked.guid}`))).toContain(linked.name);
});

test('a given name is found by search, and holds for each GUID of the person, also when their merge is undone', async () => {
  const { client } = bot.database;
  await client.query('select merge_people($1, $2, 1)', [other.guid, cheater.guid]);
  await person(cheater.guid, 'task:rename name:Polite_Person');
  const choices = async () => {
    const { choices: all } = await bot.discord.autocomplete('/stats player:lite_pers');
    return all?.map(({ value }) => value);
  };
  expect(await choices()).toEqual([cheater.guid]);
  expect(shown(await bot.discord.ask('/stats player:polite_person'))).toContain(cheater.guid);
  await client.query('select undo_merge($1)', [other.guid]);
  expect((await choices())?.sort()).toEqual([cheater.guid, other.guid].sort());
  for (const { guid } of [cheater, other]) {
    expect(shown(await bot.discord.ask(`/stats player:${guid}`))).toContain('Polite_Person');
    await press(guid, 'restore');
  }
  expect(shown(await bot.discord.ask(`/stats player:${other.guid}`))).toContain(other.name);
});

test('managers find who never played but is linked, or claims to be somebody', async () => {
  const { client } = bot.database;
  await client.query(
    "insert into player_links (discord_id, discord_username, et_guid, linked_date) values (200000000000000901, 'newcomer', 'FEED0001', now())",
  );
  await client.query("insert into link_codes (code, guid, issued_at, worn) values ('QXZW', 'FEED0002', now(), false)");
  await client.query(
    "insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values (200000000000000902, 'claimant', 'FEED0002', 'QXZW', now())",
  );
  for (const typed of ['FEED0001', 'newcomer', '<@200000000000000901>'])
    expect(shown(await person(typed))).toMatch(/FEED0001.*<@200000000000000901>/s);
  for (const typed of ['FEED0002', '<@200000000000000902>'])
    expect(shown(await person(typed))).toMatch(/FEED0002.*<@200000000000000902>/s);
  await client.query(
    "delete from player_links where et_guid = 'FEED0001'; delete from link_claims where guid = 'FEED0002'; delete from link_codes where guid = 'FEED0002'",
  );
});

test('a hidden player is found by managers in /admin person only, page by page', async () => {
  const { client } = bot.database;
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [other.guid]);
  expect((await bot.discord.ask(`/stats player:${other.guid}`, manager)).message?.content).toContain('No player');
  const first = await person(other.name);
  expect(shown(first)).toContain(other.guid);
  expect(shown(first)).toMatch(/<\/weapons:\d+> \d+ · <\/awards:\d+> \d+/);
  const next = customIds(first.message).find((id) => id.endsWith('at=next')) ?? '';
  const second = await bot.discord.press(first.message?.id ?? '', next, manager);
  expect(second.problems).toEqual([]);
  expect(shown(second)).toMatch(/× *$|\d+\/\d+/m);
  await client.query('delete from player_profiles where player_guid = $1', [other.guid]);
});

test('a merge with an excluded GUID excludes the person, whichever side it is, and Undo parts them', async () => {
  const { client } = bot.database;
  const before = await rollups(client);
  const sides = [
    [cheater.guid, other.guid],
    [other.guid, cheater.guid],
  ] as const;
  for (const [from, into] of sample(sides, 1)) {
    await exclude(cheater.guid);
    const asked = await bot.discord.ask(`/admin merge from:${from} into:${into}`, manager);
    await bot.discord.press(asked.message?.id ?? '', customId(asked.message, 'admin.merge'), manager);
    expect((await client.query('select from player_totals where player_guid = $1', [into])).rowCount).toBe(0);
    expect((await client.query('select differing_rollups()')).rows).toEqual([]);
    await client.query('select undo_merge($1)', [from]);
    expect((await client.query('select from player_totals where player_guid = $1', [other.guid])).rowCount).toBe(1);
    expect((await client.query('select differing_rollups()')).rows).toEqual([]);
    await press(cheater.guid, 'include');
  }
  expect(await rollups(client)).toEqual(before);
});

test('a manager deletes names as players do, after seven days, and an exclusion outlives it', async () => {
  const { client } = bot.database;
  const forget = async () => {
    const { message } = await person(cheater.guid, 'task:delete reason:asked by mail');
    return bot.discord.press(message?.id ?? '', customId(message, 'admin.persontask'), manager);
  };
  expect(shown(await forget())).toContain('names will be deleted');
  expect((await bot.discord.ask(`/stats player:${cheater.guid}`)).message?.content).toContain('No player');
  await press(cheater.guid, 'keep');
  expect(shown(await bot.discord.ask(`/stats player:${cheater.guid}`))).toContain(cheater.name);
  await person(cheater.guid, `task:exclude reason:${cheater.name} aims through walls`);
  await forget();
  expect(await forgetNow(client)).toBe(1);
  const { rows } = await client.query(
    'select reason from excluded_players union all select reason from person_decisions',
  );
  expect(JSON.stringify(rows).toLowerCase()).not.toContain(cheater.name.toLowerCase());
  expect((await client.query('select from player_totals where player_guid = $1', [cheater.guid])).rowCount).toBe(0);
  expect(shown(await person(cheater.guid))).toContain('Excluded since');
});

testSometimes(
  'excluded, merged, opted out, renamed and to be forgotten in any order: no rollup differs, and taking all back leaves what was',
  async () => {
    const { client } = bot.database;
    const { rows } = await client.query<{ guid: string }>(
      'select player_guid as guid from player_totals order by rounds desc, player_guid offset 1 limit 3',
    );
    const guids = rows.map(({ guid }) => guid);
    const before = await rollups(client);
    const steps = {
      exclude: "select exclude_person($1, 1, 'why', now())",
      include: 'select include_person($1, 1, now())',
      'opt out': 'insert into player_profiles (player_guid, opted_out) values ($1, true) on conflict do nothing',
      name: "insert into given_names (guid, name, given_at, given_by) values ($1, 'Polite', now(), 1) on conflict do nothing",
      forget:
        "insert into forgotten_players (guid, asked_at, remove_after) values ($1, now(), now() + interval '7 days') on conflict do nothing",
      merge: 'select merge_people(person_of($1), person_of($2), 1)',
      'undo merge': 'select undo_merge($1)',
    };
    const step = fc.record({
      kind: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
      one: fc.constantFrom(...guids),
      other: fc.constantFrom(...guids),
    });
    const runs = isWhole ? 40 : 2;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (played) => {
        for (const { kind, one, other: second } of played)
          await client.query(steps[kind], kind === 'merge' ? [one, second] : [one]);
        expect((await client.query('select differing_rollups() as rollup')).rows).toEqual([]);
        await client.query('select include_person(guid, 1, now()) from unnest($1::text[]) as guid', [guids]);
        await client.query('select undo_merge(guid) from unnest($1::text[]) as guid', [guids]);
        for (const [table, column] of [
          ['player_profiles', 'player_guid'],
          ['given_names', 'guid'],
          ['forgotten_players', 'guid'],
        ])
          await client.query(`delete from ${table} where ${column} = any ($1)`, [guids]);
        const after = await rollups(client);
        expect(Object.keys(before).filter((table) => before[table]?.join('\n') !== after[table]?.join('\n'))).toEqual(
          [],
        );
      }),
      { numRuns: runs, seed: seedOfRun(), endOnFailure: !isWhole },
    );
  },
);

test('docs/day-two.md: each command is there, and SECURITY.md names tests that exist', async () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
  const document = read('docs/day-two.md');
  for (const [, script = ''] of document.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toContain(script);
  const lines = [...document.matchAll(/`(\/admin person [^`]*)`/g)].map(([, line = '']) => line);
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const { message, problems } = await bot.discord.ask(line.replace('NAME', other.guid).replace('…', 'why'), manager);
    expect([line, problems]).toEqual([line, []]);
    expect(shown({ message }), line).toContain(other.guid);
  }
  await press(other.guid, 'include');
  await press(other.guid, 'restore');
  for (const [, file = ''] of read('SECURITY.md').matchAll(/`(test\/[\w/.-]+)`/g)) expect(read(file)).not.toBe('');
});
