import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { addRounds } from '../support/rounds.ts';

/** Linked users, by what has become of them. The Worker's clock says March 1. */
const users = {
  away: { id: '910000000000000001', guid: 'AAAA0001', lastDay: '2026-02-01' },
  german: { id: '910000000000000002', guid: 'AAAA0002', lastDay: '2026-02-01' },
  unlucky: { id: '910000000000000003', guid: 'AAAA0003', lastDay: '2026-02-01' },
  slow: { id: '910000000000000004', guid: 'AAAA0004', lastDay: '2026-02-01' },
  unanswered: { id: '910000000000000013', guid: 'AAAA0013', lastDay: '2026-02-01' },
  presser: { id: '910000000000000005', guid: 'AAAA0005', lastDay: '2026-02-01' },
  optedOut: { id: '910000000000000006', guid: 'AAAA0006', lastDay: '2026-02-01' },
  forgotten: { id: '910000000000000007', guid: 'AAAA0007', lastDay: '2026-02-01' },
  toldBefore: { id: '910000000000000011', guid: 'AAAA0011', lastDay: '2026-02-01' },
  toldSince: { id: '910000000000000012', guid: 'AAAA0012', lastDay: '2026-02-01' },
  newest: { id: '910000000000000008', guid: 'AAAA0008', lastDay: '2026-02-01' },
  recent: { id: '910000000000000009', guid: 'AAAA0009', lastDay: '2026-02-16' },
  regular: { id: '910000000000000010', guid: 'BBBB0001', lastDay: '2026-02-28' },
} as const;
/** Somebody who is linked to no player. */
const stranger = '910000000000000099';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
  const { client } = bot.database;
  const away = Object.values(users).filter(({ lastDay }) => lastDay === '2026-02-01');
  // A round gives 3 kills. When the others left they had 12, BBBB0002 4 and BBBB0004 6: both have more now. BBBB0003 had more already.
  await addRounds(client, [
    ...day('2026-01-30', 1, ['BBBB0003', 'BBBB0004'], ['BBBB0005']),
    ...day('2026-02-01', 2, [...away.map(({ guid }) => guid), 'BBBB0003'], ['BBBB0002']),
    ...day('2026-02-16', 1, ['BBBB0002', users.recent.guid], ['BBBB0003', 'BBBB0004']),
    ...day('2026-02-28', 2, ['BBBB0002', users.regular.guid], ['BBBB0003', 'BBBB0004']),
  ]);
  await client.query(
    'update player_comprehensive_stats set kills = 1 where round_id in (select id from rounds where round_date = $1) and player_guid = $2',
    ['2026-02-01', 'BBBB0002'],
  );
  await client.query(
    "insert into player_profiles (player_guid, display_name, display_name_source) values ('BBBB0002', 'Echo*', 'custom')",
  );
  for (const { id, guid } of Object.values(users))
    await client.query("insert into player_links (discord_id, discord_username, et_guid) values ($1, 'x', $2)", [
      id,
      guid,
    ]);
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [users.optedOut.guid]);
  await client.query(
    "insert into forgotten_players (guid, asked_at, remove_after) values ($1, '2026-02-26', '2026-03-05')",
    [users.forgotten.guid],
  );
  await client.query(
    `update player_links set absence_told_at = case discord_id when $1 then '2026-01-15' else '2026-02-20' end::timestamptz
     where discord_id in ($1, $2)`,
    [users.toldBefore.id, users.toldSince.id],
  );
  await client.query('select refresh_totals()');
  // The rounds above hold no records: they are too short. Two fell since, one of them held by the first user.
  await client.query(
    `with r as (select min(id) as old, max(id) as new from rounds)
     insert into records (book, map_key, side, size, kind, achieved_at, value, guid, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at)
     select book, 'm', 'attack', '3v3', kind, at::timestamptz, 9, 'BBBB0002', r.new, beaten, 8, r.old, '2026-01-30'
     from r, (values
       ('', 'kills', '2026-02-16', 'AAAA0001'), ('', 'damage', '2026-02-28', 'BBBB0003'), ('', 'gibs', '2026-01-31', 'AAAA0001'),
       ('AAAA0001', 'kills', '2026-02-20', 'AAAA0001')
     ) as v (book, kind, at, beaten)`,
  );
});
afterAll(() => bot.close());
beforeEach(() => {
  told = messages().length;
});

/** A session of so many maps, of two rounds each. */
function day(date: string, maps: number, axis: string[], allies: string[]) {
  const start = `${date}T18:00:00Z`;
  return Array.from({ length: 2 * maps }, (_, index) => ({
    at: new Date(Date.parse(start) + index * 600_000).toISOString(),
    start,
    match: `${date}_map${Math.floor(index / 2)}`,
    number: ((index % 2) + 1) as 1 | 2,
    sides: (index % 2 === 0 ? [axis, allies] : [allies, axis]) as [string[], string[]],
  }));
}

let told = 0;
/** Everything that stands in the channel. */
const messages = () => bot.discord.messages();

/** Waits for the message that follows the answer. Returns what it says. */
async function notice(): Promise<string> {
  await eventually(() => expect(messages().length).toBe(told + 2));
  const { content, flags } = messages().at(-1) ?? { content: '' };
  expect(flags).toBe(64);
  return content
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/<(\/\w+):\d+>/g, '`$1`')
    .replace(/<t:(\d+):D>/g, (_, s) => new Date(1000 * Number(s)).toISOString().slice(0, 10));
}

const ask = async (as: string, line = '/players list', locale = 'en-US') => {
  const outcome = await bot.discord.ask(line, { as, locale });
  expect(outcome.problems).toEqual([]);
  return outcome;
};

/** Whether the database says that the user was told now. */
async function isTold({ id }: { id: string }): Promise<boolean> {
  const { rows } = await bot.database.client.query(
    "select absence_told_at >= '2026-03-01' as told from player_links where discord_id = $1",
    [id],
  );
  return rows[0]?.told === true;
}

test('the first command after an absence is answered as always; below it the caller alone reads what happened, once', async () => {
  const before = bot.log.length;
  const { message } = await ask(users.away.id);
  expect(message?.flags ?? 0).toBe(0);
  expect(JSON.stringify(message)).not.toContain('last round');
  expect((await notice()).split('\n')).toEqual([
    '👋 Since your last round, 2026-02-01: 2 sessions with 3 maps. `/last` shows the newest.',
    '📈 Your 12 kills were passed by **BBBB0004**, **Echo\\***.',
    '🥇 2 records were beaten, 1 of them yours. `/records` has them.',
  ]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  expect(bot.discord.problems).toEqual([]);
});

test.each(['toldSince', 'recent', 'regular', 'optedOut', 'forgotten'] as const)('nothing follows: %s', async (who) => {
  await ask(users[who].id);
  expect(await isTold(users[who])).toBe(false);
  expect(messages().length).toBe(told + 1);
});

test('nothing follows: a stranger, and who has been told', async () => {
  for (const id of [stranger, users.away.id, users.away.id]) await ask(id);
  expect(messages().length).toBe(told + 3);
});

test('who was told of an earlier absence is told of this one', async () => {
  await ask(users.toldBefore.id);
  expect(await notice()).toContain('Since your last round');
});

test('suggestions and presses tell nothing, the next command does; a private answer stays one', async () => {
  const as = users.presser.id;
  await bot.discord.autocomplete('/stats player:b', { as });
  expect(await isTold(users.presser)).toBe(false);
  const { message } = await ask(as, '/players list hidden:true');
  expect(message?.flags).toBe(64);
  expect(await notice()).toContain('Since your last round');
});

test('it is in the language of the caller, not in that of the server', async () => {
  const { message } = await ask(users.german.id, '/players list', 'de');
  expect(message?.embeds[0]?.title).toBe('Players');
  expect((await notice()).split('\n')).toEqual([
    '👋 Seit deiner letzten Runde, 2026-02-01: 2 Spielabende mit 3 Maps. `/last` zeigt das Neueste.',
    '📈 An deinen 12 Kills vorbeigezogen: **BBBB0004**, **Echo\\***.',
    '🥇 2 Rekorde wurden überboten, keiner von dir. Sie stehen in `/records`.',
  ]);
});

/** Asks, and lets the answer come when Discord has been told to wait, and after `then`. */
async function askSlowly({ id: as }: { id: string }, then = () => {}) {
  const { client } = bot.database;
  await client.query('begin; lock table player_aliases in access exclusive mode');
  const deferred = bot.discord.nextDeferral();
  const asking = bot.discord.ask('/players list', { as });
  await deferred;
  then();
  await client.query('commit');
  return { asking };
}

test('nothing follows an answer that Discord refused, because it would stand in its place, for all; the next command tells it', async () => {
  const { asking } = await askSlowly(users.unanswered, () =>
    bot.discord.injectAt('PATCH /webhooks/:application/:token/messages/@original', 'forbidden'),
  );
  asking.catch(() => {}); // it waits for an answer that never comes
  await eventually(() => expect(bot.log.at(-1)).toMatchObject({ outcome: 'error' }));
  told = messages().length;
  await ask(users.unanswered.id);
  expect(await notice()).toContain('Since your last round');
  const public_ = messages().filter(({ flags }) => ((flags ?? 0) & 64) === 0);
  expect(JSON.stringify(public_)).not.toContain('your last round');
});

test('below a late answer, never in its place', async () => {
  const { asking } = await askSlowly(users.slow);
  const { response, message, problems } = await asking;
  expect(problems).toEqual([]);
  expect(response).toEqual({ type: 5 });
  expect(message?.embeds[0]?.title).toBe('Players');
  expect(await notice()).toContain('Since your last round');
});

test('if Discord refuses it, the next command tells it; if Discord is slow to know the answer, it is sent again', async () => {
  bot.discord.inject('forbidden');
  await ask(users.unlucky.id);
  await eventually(() => expect(bot.log.at(-1)).toMatchObject({ path: 'absence' }));
  await eventually(async () => expect(await isTold(users.unlucky)).toBe(false));
  expect(messages().length).toBe(told + 1);
  bot.discord.inject('unknown webhook');
  told += 1;
  await ask(users.unlucky.id);
  expect(await notice()).toContain('Since your last round');
});

test('/privacy show names it', async () => {
  const { message } = await bot.discord.ask('/privacy show', { as: users.away.id });
  expect(message?.embeds[0]?.description).toMatch(/\*\*What you missed\*\* told on <t:\d+:D>/);
});

test('nothing happened while nobody played', async () => {
  const { client } = bot.database;
  await client.query("delete from rounds where round_date > '2026-02-01'; select refresh_totals()");
  await ask(users.regular.id, '/privacy opt-in');
  told = messages().length;
  await ask(users.newest.id);
  expect(await isTold(users.newest)).toBe(false);
  expect(messages().length).toBe(told + 1);
});
