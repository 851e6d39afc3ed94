import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
import { writeMatch } from '../../demo/round-files/match.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { shown } from '../support/shown.ts';
import { upload } from '../support/upload.ts';

const token = 'main-server-0123456789';
const [ada, bert] = ['200000000000000001', '200000000000000002'];
const players = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3', 'AAAAAAA4'] as const;
const [mine, theirs] = players;
/** The clock of the Worker. */
const now = Date.parse('2026-03-01T12:00:00Z');
const hourMs = 3_600_000;

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}` } });
  await play(-48);
});
afterAll(() => bot.close());
beforeEach(() =>
  query('delete from player_links; delete from link_claims; delete from link_codes; delete from player_merges'),
);

const query = async (text: string, values: unknown[] = []) => (await bot.database.client.query(text, values)).rows;

let matches = 0;

/** Uploads a match whose first round ends `hours` after the Worker's clock. `names` differ from the players' usual ones, colours and all. */
async function play(hours: number, names: Record<string, string> = {}) {
  const somebody = (guid: string) => {
    const rawName = names[guid] ?? `^1Player ^7${guid.slice(-1)}`;
    return { guid, rawName, name: rawName.replace(/\^[^^]/g, '') };
  };
  const [first, second, third, fourth] = players.map(somebody) as [Somebody, Somebody, Somebody, Somebody];
  const endsAt = now + hours * hourMs + matches++ * 1000;
  const rounds = writeMatch(new Random(`proof ${matches}`), {
    map: 'supply',
    layout: 38,
    endsAt,
    axis: [first, second],
    allies: [third, fourth],
  });
  for (const file of rounds.flatMap((round) => [round, ...(round.endstats ? [round.endstats] : [])])) {
    expect([file.name, await upload(bot.url, token, file)]).toEqual([file.name, 201]);
  }
}
type Somebody = { guid: string; rawName: string; name: string };

/** Claims a player and returns the code that the reply shows. */
async function claim(as: string, guid: string = mine): Promise<string> {
  const { message } = await bot.discord.ask(`/link player:${guid}`, { as });
  const done = await bot.discord.press(message?.id ?? '', customId(message, 'link.confirm'), { as });
  const [, code = ''] = /\*\*([A-Z]{4})\*\* in your name/.exec(shown(done)) ?? [];
  expect(code).not.toBe('');
  return code;
}

const linkedTo = async (as: string) =>
  (await query('select et_guid from player_links where discord_id = $1', [as]))[0]?.et_guid;

const aliases = async (guid: string = mine) =>
  (await query('select alias from player_aliases where guid = $1 order by alias', [guid])).map(({ alias }) => alias);

/** Returns every text of the database that contains the code, but for where codes are kept and the files as they were sent. */
async function traces(code: string): Promise<string[]> {
  const columns = await query(
    `select table_name as "table", column_name as "column" from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('link_codes', 'link_claims')
       and data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY')`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await query(`select 1 from "${table}" where upper("${column}"::text) like $1`, [`%${code}%`]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

test.each([
  ['at the end', (code: string) => `Player 1 ${code}`, 'Player 1'],
  [
    'with colour codes inside',
    (code: string) => `^1${code.slice(0, 2).toLowerCase()}^2${code.slice(2)}^7Player`,
    'Player',
  ],
  ['in brackets', (code: string) => `[^1${code}^7] Player`, 'Player'],
  ['as the whole name', (code: string) => code, ''],
])('a name with the code %s', async (_where, nameWith, stored) => {
  const before = await aliases();
  const code = await claim(ada);
  await play(1, { [mine]: nameWith(code) });
  expect(await linkedTo(ada)).toBe(mine);
  expect(await aliases()).toEqual([...new Set([...before, ...(stored === '' ? [] : [stored])])].sort());
  expect(await traces(code)).toEqual([]);
  expect(shown(await bot.discord.ask(`/linked user:${ada}`, { as: bert }))).toContain(`<@${ada}> is linked to`);
  expect(shown(await bot.discord.ask('/last', { as: bert }))).not.toContain(code);
  const { message } = await bot.discord.ask('/name set name:Ada', { as: ada });
  expect(message?.content).toContain('You are shown as **Ada**');
  await bot.discord.ask('/name reset', { as: ada });
});

describe('a code that proves nothing', () => {
  test('without the code in the name', async () => {
    await claim(ada);
    await play(1);
    expect(await linkedTo(ada)).toBeUndefined();
  });

  test('in the name of another player', async () => {
    const code = await claim(ada);
    await play(1, { [theirs]: `Player 2 ${code}` });
    expect(await linkedTo(ada)).toBeUndefined();
    expect(await aliases(theirs)).toContain(`Player 2 ${code}`);
  });

  test('in a round that was over before the claim', async () => {
    const code = await claim(ada);
    await play(-3, { [mine]: `Player 1 ${code}` });
    expect(await linkedTo(ada)).toBeUndefined();
  });

  test('after seven days; a new code does', async () => {
    const old = await claim(ada);
    await query(`update link_codes set issued_at = issued_at - interval '8 days'`);
    await query(`update link_claims set claimed_at = claimed_at - interval '8 days'`);
    await play(1, { [mine]: `Player 1 ${old}` });
    expect(await linkedTo(ada)).toBeUndefined();
    expect(await traces(old)).toEqual([]);
    const outcome = await bot.discord.ask('/link', { as: ada });
    expect(shown(outcome)).toContain('Your code expired on');
    const renewed = await bot.discord.press(outcome.message?.id ?? '', customId(outcome.message, 'link.confirm'), {
      as: ada,
    });
    const [, code = ''] = /\*\*([A-Z]{4})\*\* in your name/.exec(shown(renewed)) ?? [];
    expect(code).not.toBe(old);
    await play(2, { [mine]: `Player 1 ${code}` });
    expect(await linkedTo(ada)).toBe(mine);
  });

  test('that was withdrawn', async () => {
    const code = await claim(ada);
    expect(shown(await bot.discord.ask('/unlink', { as: ada }))).toContain('taken back');
    await play(1, { [mine]: `Player 1 ${code}` });
    expect(await linkedTo(ada)).toBeUndefined();
  });
});

test('the code in a second round changes nothing more, and is left out of it, too', async () => {
  const code = await claim(ada);
  await play(1, { [mine]: `Player 1 ${code}` });
  const links = await query('select * from player_links');
  await play(3, { [mine]: `${code} Player 1` });
  expect(await query('select * from player_links')).toEqual(links);
  expect(await traces(code)).toEqual([]);
});

test('two claim one player: whoever proves it gets it, and the other is told with the next command, once', async () => {
  await claim(ada);
  const code = await claim(bert);
  await play(1, { [mine]: `Player 1 ${code}` });
  expect([await linkedTo(ada), await linkedTo(bert)]).toEqual([undefined, mine]);
  for (const [as, said] of [
    [ada, 'linked to somebody else now'],
    [bert, 'Your link to'],
  ] as const) {
    const told = await bot.discord.ask('/season', { as });
    expect(told.problems).toEqual([]);
    expect(told.response).toMatchObject({ data: { flags: 64 } });
    expect(shown(told)).toContain(said);
    const again = await bot.discord.ask('/season', { as });
    expect(shown(again)).not.toContain(said);
    expect(again.response).not.toMatchObject({ data: { flags: 64 } });
  }
});

test('two prove one player in the same name: the earlier claim wins', async () => {
  const codes = [await claim(bert), await claim(ada)];
  await query(`update link_claims set claimed_at = claimed_at - interval '1 minute' where discord_id = $1`, [bert]);
  await play(1, { [mine]: codes.join('') });
  expect([await linkedTo(ada), await linkedTo(bert)]).toEqual([undefined, mine]);
  expect(await traces(codes[0] ?? '')).toEqual([]);
});

test('two prove one player one after the other: the first keeps it', async () => {
  const [first, second] = [await claim(ada), await claim(bert)];
  await play(1, { [mine]: `Player 1 ${second}` });
  await play(2, { [mine]: `Player 1 ${first}` });
  expect([await linkedTo(ada), await linkedTo(bert)]).toEqual([undefined, mine]);
  expect(shown(await bot.discord.ask(`/link player:${mine}`, { as: ada }))).toContain('day');
});

test('the same file at once from two places proves once', async () => {
  const code = await claim(ada);
  const both = await Promise.allSettled([
    play(1, { [mine]: `Player 1 ${code}` }),
    play(1.2, { [mine]: `Player 1 ${code}` }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await linkedTo(ada)).toBe(mine);
});

test('any GUID of the person proves the claim', async () => {
  await query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [mine, theirs]);
  const code = await claim(ada, theirs);
  await play(1, { [mine]: `Player 1 ${code}` });
  expect(await linkedTo(ada)).toBe(theirs);
  expect(await traces(code)).toEqual([]);
});

test('deriving the round again leaves the code out again', async () => {
  const code = await claim(ada);
  await play(1, { [mine]: `Player 1 ${code}` });
  const [round] = await query('select id from rounds order by played_at desc limit 1');
  const manager = { as: '200000000000000009', permissions: 1n << 5n };
  const details = await bot.discord.ask(`/admin ingest round:${round.id}`, manager);
  const derive = customIds(details.message).find((id) => id.includes('admin.derive'));
  expect(derive).toBeDefined();
  await bot.discord.press(details.message?.id ?? '', derive ?? '', manager);
  expect(await traces(code)).toEqual([]);
});

test('a code occurs in no known name', async () => {
  // All codes but those that begin with X are in the names of a player, with colour codes within.
  await query(
    `insert into player_aliases (guid, alias)
     select $1, string_agg(a || b || '^1' || c || d, '-')
     from unnest(string_to_array('BCDFGHJKLMNPQRSTVWZ', null)) as a, unnest(string_to_array('BCDFGHJKLMNPQRSTVWXZ', null)) as b,
       unnest(string_to_array('BCDFGHJKLMNPQRSTVWXZ', null)) as c, unnest(string_to_array('BCDFGHJKLMNPQRSTVWXZ', null)) as d
     group by a, b`,
    [theirs],
  );
  expect(await claim(ada)).toMatch(/^X/);
  await query('delete from player_aliases where guid = $1 and length(alias) > 200', [theirs]);
});
