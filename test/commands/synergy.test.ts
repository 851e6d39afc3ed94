import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlayRecord } from '../../src/domain/synergy.ts';
import { rankPairs, synergyOf } from '../../src/domain/synergy.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
import { pictureOf, withPictures } from '../support/picture.ts';
import { addRounds } from '../support/rounds.ts';

type Records = Map<
  string,
  { a: string; b: string; together: { a: PlayRecord; b: PlayRecord }; total: { a: PlayRecord; b: PlayRecord } }
>;

let bot: Bot;
/** The players with the most rounds, most first. */
let people: { guid: string; name: string }[];
let records: Records;
beforeAll(async () => {
  bot = await startBot({ vars: withPictures });
  people = (
    await bot.database.client.query(
      'select player_guid as guid, player_name(player_guid) as name from player_totals order by rounds desc, player_guid',
    )
  ).rows;
  records = await countedFromRows();
});
afterAll(() => bot.close());

/** Computes every pair from the raw rows of rounds and players: the result of each map by its times, then the counts over all rounds. */
async function countedFromRows(): Promise<Records> {
  const { rows: rounds } = await bot.database.client.query(
    `select id, match_id, round_number, defender_team, time_limit, actual_time from rounds where is_valid and round_number in (1, 2)`,
  );
  const { rows: stood } = await bot.database.client.query(
    `select p.round_id, p.player_guid, p.team, p.kills, p.deaths from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.is_valid and r.round_number in (1, 2) and p.team in (1, 2) and p.time_played_seconds <= r.duration_seconds + 60
       and p.map_name = r.map_name`,
  );
  const seconds = (clock: string) => Number(clock.split(':')[0]) * 60 + Number(clock.split(':')[1]);
  const winners = new Map<string, number>();
  for (const first of rounds.filter(({ round_number }) => round_number === 1)) {
    const second = rounds.find((round) => round.match_id === first.match_id && round.round_number === 2);
    if (!second) continue;
    const attackers = 3 - first.defender_team;
    const beaten = seconds(second.actual_time) > 0 && seconds(second.actual_time) < seconds(second.time_limit);
    const set = seconds(first.actual_time) < seconds(first.time_limit);
    winners.set(first.id, beaten ? 3 - attackers : set ? attackers : 0);
    winners.set(second.id, beaten ? attackers : set ? 3 - attackers : 0);
  }
  const empty = (): PlayRecord => ({ rounds: 0, decided: 0, won: 0, kills: 0, deaths: 0 });
  const add = (record: PlayRecord, row: (typeof stood)[number]) => {
    record.rounds += 1;
    record.decided += winners.has(row.round_id) ? 1 : 0;
    record.won += winners.get(row.round_id) === row.team ? 1 : 0;
    record.kills += row.kills;
    record.deaths += row.deaths;
  };
  const totals = new Map<string, PlayRecord>();
  for (const row of stood) {
    const total = totals.get(row.player_guid) ?? empty();
    totals.set(row.player_guid, total);
    add(total, row);
  }
  const pairs: Records = new Map();
  for (const round of Map.groupBy(stood, ({ round_id }) => round_id).values()) {
    for (const a of round) {
      for (const b of round.filter((other) => other.team === a.team && a.player_guid < other.player_guid)) {
        const key = `${a.player_guid} ${b.player_guid}`;
        const pair = pairs.get(key) ?? {
          a: a.player_guid,
          b: b.player_guid,
          together: { a: empty(), b: empty() },
          total: { a: totals.get(a.player_guid) ?? empty(), b: totals.get(b.player_guid) ?? empty() },
        };
        pairs.set(key, pair);
        add(pair.together.a, a);
        add(pair.together.b, b);
      }
    }
  }
  return pairs;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return text === '0.00' ? text : `${value < 0 ? '−' : '+'}${text}`;
}
const plain = (name: string | undefined) => (name ?? '').replace(/\\/g, '');
const nameOf = (guid: string) => plain(people.find((one) => one.guid === guid)?.name).slice(0, 16);
/** How a name begins where two of them share a line. */
const shortNameOf = (guid: string) => nameOf(guid).slice(0, 6);

test('pair: what the rows add up to, in one round trip, whichever comes first', async () => {
  for (const { a, b } of [...records.values()].slice(0, 12)) {
    const record = records.get(`${a} ${b}`);
    const synergy = record && synergyOf(record);
    const before = bot.log.length;
    const outcome = await bot.discord.ask(`/synergy pair player1:${b} player2:${a}`);
    expect(outcome.problems).toEqual([]);
    expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
    const shown = embedText(outcome);
    expect(shown).toContain(`${record?.together.a.rounds} rounds together`.replace(/^1 rounds/, '1 round'));
    if (!synergy) continue;
    expect(shown).toContain(`**${signed(synergy.score)}** ${synergy.rating}`);
    expect(shown).toContain(`(${record.together.a.won} of ${record.together.a.decided} rounds)`);
  }
});

test('best: the pairs that rank highest when all are computed from the rows', async () => {
  const ranked = rankPairs([...records.values()]).slice(0, 25);
  const before = bot.log.length;
  const outcome = await bot.discord.ask('/synergy best limit:25');
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  const lines = embedText(outcome)
    .split('\n')
    .filter((line) => /^\S+ \*\*[+−]\d\.\d\d\*\* /.test(line));
  expect(lines).toHaveLength(25);
  for (const [index, { a, b }] of ranked.entries()) {
    expect(lines[index]).toContain(shortNameOf(a));
    expect(lines[index]).toContain(shortNameOf(b));
  }
  const { data, alt } = pictureOf(outcome.message, 'pairs');
  const circle = [...new Set(ranked.flatMap(({ a, b }) => [a, b].toSorted()))].slice(0, 10);
  const beginning = (name = '') => name.slice(0, 16);
  expect(data.players.map(beginning)).toEqual(
    circle.map((guid) => beginning(people.find((one) => one.guid === guid)?.name)),
  );
  const cells = circle.flatMap((one, row) =>
    circle.slice(0, row).map((other) => {
      const { together } = records.get([one, other].toSorted().join(' ')) ?? {};
      if (!together?.a.decided) return [null, 1];
      return [Math.round((100 * together.a.won) / together.a.decided), together.a.rounds < 10 ? 1 : 0];
    }),
  );
  expect(data.cells).toEqual(cells);
  expect(alt).toMatch(/^Table of 10\u00a0players: .+ \+ .+ \d+%; .+ \d+%; .+ \d+%$/);
});

test('impact: best, worst and most frequent partner, and the mean', async () => {
  const me = people[0]?.guid ?? '';
  const mine = [...records.values()].filter(({ a, b }) => a === me || b === me);
  const partnerIn = ({ a, b }: { a: string; b: string }) => nameOf(a === me ? b : a);
  const ranked = rankPairs(mine);
  const mean = ranked.reduce((sum, { score }) => sum + score, 0) / ranked.length;
  const [frequent] = mine.toSorted((x, y) => y.together.a.rounds - x.together.a.rounds);
  const before = bot.log.length;
  const outcome = await bot.discord.ask(`/synergy impact player:${me}`);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  const shown = embedText(outcome);
  expect(shown).toContain(`${ranked.length} partners · mean score **${signed(mean)}**`);
  expect(shown).toContain(frequent && partnerIn(frequent).slice(0, 12));
  const partners = [...shown.matchAll(/^\*\*[+−]?\d\.\d\d\*\* (.+) · [\d,]+ · \S+$/gm)].map(([, name]) => name);
  const lowest = ranked.slice(-5).reverse();
  expect(partners).toEqual([...ranked.slice(0, 5), ...lowest].map((pair) => expect.stringContaining(partnerIn(pair))));
});

test('builder: every player once, best balance first; by DPM alone if no pair is known', async () => {
  const line = (guids: (string | undefined)[]) =>
    `/synergy builder ${guids.map((guid, slot) => `player${slot + 1}:${guid}`).join(' ')}`;
  const twelve = people.slice(0, 12).map(({ guid }) => guid);
  const before = bot.log.length;
  const outcome = await bot.discord.ask(line(twelve));
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  const shown = embedText(outcome);
  for (const guid of twelve) expect(shown.split(nameOf(guid)).length).toBeGreaterThan(1);
  const [best, ...others] = [...shown.matchAll(/\*\*(\d+)(?:\*\*)? DPM/g)].map(([, dpm]) => Number(dpm));
  expect(others).toHaveLength(3);
  for (const other of others) expect(other).toBeGreaterThanOrEqual(best ?? 0);
  const { client } = bot.database;
  await client.query(
    "insert into player_aliases (guid, alias) select 'AB00000' || n, 'Newcomer ' || n from generate_series(1, 4) as n",
  );
  const strangers = embedText(await bot.discord.ask(line(['Newcomer 1', 'Newcomer 2', 'Newcomer 3', 'Newcomer 4'])));
  expect(strangers).toContain('By DPM alone');
  expect(strangers).toContain('4 without a counted round');
});

test('builder: unknown, ambiguous and doubled names are each named', async () => {
  const [a, b] = people;
  await bot.database.client.query('insert into player_aliases (guid, alias) values ($1, $3), ($2, $3)', [
    a?.guid,
    b?.guid,
    'Twin Two',
  ]);
  const { message, response } = await bot.discord.ask(
    `/synergy builder player1:${a?.guid} player2:${a?.guid} player3:Twin Two player4:nobody-is-this`,
  );
  expect(response).toMatchObject({ data: { flags: 64 } });
  expect(message?.content).toContain('is named twice');
  expect(message?.content).toContain('“Twin Two” (player3) may be');
  expect(message?.content).toMatch(/No player is called “nobody.*” \(player4\)/);
});

test('pair: of several players the caller picks each of the two', async () => {
  const [, , a, b] = people;
  await bot.database.client.query('insert into player_aliases (guid, alias) values ($1, $3), ($2, $3)', [
    a?.guid,
    b?.guid,
    'Duo',
  ]);
  const { message, problems } = await bot.discord.ask('/synergy pair player1:Duo player2:Duo');
  expect(problems).toEqual([]);
  expect(message?.content).toBe('Whom do you mean by “Duo” (player1)?\nWhom do you mean by “Duo” (player2)?');
  const first = await bot.discord.select(message?.id ?? '', customId(message, 'synergy.pick'), [a?.guid ?? '']);
  expect(first.problems).toEqual([]);
  expect(first.message?.content).toBe('Whom do you mean by “Duo” (player2)?');
  const second = await bot.discord.select(message?.id ?? '', customId(first.message, 'synergy.pick'), [b?.guid ?? '']);
  expect(second.message?.id).toBe(message?.id);
  expect(embedText(second)).toContain('rounds together');
  const partners = await bot.discord.ask('/synergy impact player:duo');
  const chosen = await bot.discord.select(partners.message?.id ?? '', customId(partners.message, 'synergy.partners'), [
    b?.guid ?? '',
  ]);
  expect(embedText(chosen)).toContain('Partners of');
});

test.each([
  ['/synergy pair player1:nobody-is-this', 'No player is called'],
  ['/synergy pair player1:%%', 'No player is called'],
  ['/synergy impact', 'not linked'],
])('%s says what to do, to the caller only', async (line, words) => {
  const { message, response, problems } = await bot.discord.ask(line, { as: '200000000000000777' });
  expect(problems).toEqual([]);
  expect(response).toMatchObject({ data: { flags: 64 } });
  expect(message?.content).toContain(words);
});

test('two ways of naming a player at once are refused, not one of them ignored', async () => {
  const { message } = await bot.discord.ask(`/synergy impact player:${people[0]?.guid} user:200000000000000777`);
  expect(message?.content).toContain('You named two players, in `player` and in `user`');
});

test('what a name looks like in the game, and the first digits of a GUID, find the player', async () => {
  const [first, second] = people;
  const [a, b] = [first?.guid ?? '', second?.guid ?? ''];
  await bot.database.client.query('insert into player_aliases (guid, alias) values ($1, $2)', [a, 'Zyx Unique']);
  const expected = embedText(await bot.discord.ask(`/synergy pair player1:${a} player2:${b}`));
  for (const typed of [`"^1Zyx ^7Unique"`, a.slice(0, 4), a.slice(0, 7).toLowerCase()]) {
    expect(embedText(await bot.discord.ask(`/synergy pair player1:${typed} player2:${b}`))).toBe(expected);
    const { choices } = await bot.discord.autocomplete(`/synergy pair player1:${typed.replaceAll('"', '')}`);
    expect(choices?.map(({ value }) => value)).toContain(a);
  }
});

test('the same player twice is no pair', async () => {
  const guid = people[0]?.guid;
  const { message } = await bot.discord.ask(`/synergy pair player1:${guid} player2:${guid}`);
  expect(message?.content).toContain('twice');
});

test('players who opted out are in no list of others, but in their own', async () => {
  const [top] = rankPairs([...records.values()]);
  const { client } = bot.database;
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [top?.a]);
  await client.query("delete from player_links where et_guid = $1 or discord_id = '200000000000000555'", [top?.a]);
  await client.query(
    "insert into player_links (discord_id, discord_username, et_guid) values ('200000000000000555', 'x', $1)",
    [top?.a],
  );
  const name = shortNameOf(top?.a ?? '');
  expect(embedText(await bot.discord.ask('/synergy best'))).not.toContain(name);
  expect(embedText(await bot.discord.ask(`/synergy impact player:${top?.b}`))).not.toContain(name);
  expect((await bot.discord.ask(`/synergy pair player1:${top?.a} player2:${top?.b}`)).message?.content).toContain(
    'No player is called',
  );
  expect(embedText(await bot.discord.ask('/synergy best', { as: '200000000000000555' }))).toContain(name);
  await client.query('delete from player_profiles where player_guid = $1', [top?.a]);
});

test('pair: a dash where there are no rounds apart, never a zero', async () => {
  const guids = ['DDDDDDD1', 'DDDDDDD2', 'DDDDDDD3'];
  const at = (minute: number) => new Date(Date.parse('2021-05-10T20:00Z') + minute * 60_000).toISOString();
  await addRounds(
    bot.database.client,
    Array.from({ length: 12 }, (_, index) => ({
      at: at(index * 10),
      match: `apart${Math.floor(index / 2)}`,
      number: index % 2 === 0 ? (1 as const) : (2 as const),
      start: '2021-05-10T20:00Z',
      sides: [guids.slice(0, 2), guids.slice(2)] as const,
    })),
  );
  await bot.database.client.query('select refresh_totals()');
  const text = embedText(await bot.discord.ask('/synergy pair player1:DDDDDDD1 player2:DDDDDDD2'));
  expect(text).toContain('**0.00** neutral');
  expect(text).toContain('Maps won: together · apart\n– · –\n');
  expect(text).toContain('**1.50** · –  DDDDDDD1');
  expect(text).toContain('Not ranked: needs 10 rounds apart.');
  expect(text).not.toMatch(/[−+]0\.00|· 0\.00/);
});

test('a database without a round says so', async () => {
  const empty = await startBot({ data: 'empty' });
  const best = await empty.discord.ask('/synergy best');
  expect(best.problems).toEqual([]);
  expect(embedText(best)).toContain('No round with two players');
  for (const line of ['/synergy impact player:x', '/synergy pair player1:x player2:y', '/playstyle player:x']) {
    const { message, problems } = await empty.discord.ask(line);
    expect(problems).toEqual([]);
    expect(message?.content).toContain('No player is called');
  }
  await empty.close();
});

test('builder: blank names are no players, and it says how many it takes', async () => {
  const values = ['\u200b', '\u3164', '\u00a0', ' '];
  const given = values.map((value, slot) => ({ name: `player${slot + 1}`, type: 3, value }));
  const response = await bot.discord.raw({
    id: '5',
    token: 'token',
    type: 2,
    guild_id: bot.discord.guildId,
    member: { user: { id: '200000000000000001', username: 'somebody' }, permissions: '0' },
    locale: 'en-US',
    data: { name: 'synergy', type: 1, options: [{ name: 'builder', type: 1, options: given }] },
  });
  expect(await response.json()).toMatchObject({
    data: { content: '0\u00a0players named: two teams take at least 4.', flags: 64 },
  });
});
