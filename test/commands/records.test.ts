import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clockSeconds } from '../../src/domain/duration.ts';
import { mapResult } from '../../src/domain/stopwatch.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { matchPost } from '../support/match-post.ts';
import { insertPlayers, insertRounds } from '../support/rows.ts';

const manager = { permissions: manageServer };

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.database.client.query(
    'truncate rounds, player_profiles, player_merges, forgotten_players, player_aliases, posts cascade',
  );
  await bot.database.client.query('select refresh_totals()');
});

const query = async <Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await bot.database.client.query(sql, values)).rows as Row[];

interface Played {
  day: number;
  map?: string;
  number?: 1 | 2;
  match?: string;
  /** Kills of players A1 to A3, who attack, and of B1 to B3. */
  kills?: readonly number[];
  sides?: readonly [axis: readonly string[], allies: readonly string[]];
  columns?: Record<string, unknown>;
  of?: Record<string, unknown>;
}

const sixes = [
  ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'],
  ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'],
] as const;

/** Stores a round of March 2026 as a file would, with Axis defending, and settles it. Returns its id. */
async function play({
  day,
  map = 'supply',
  number = 1,
  match = `m${day}`,
  kills = [],
  sides = sixes,
  columns,
  of,
}: Played) {
  const at = new Date(Date.UTC(2026, 2, day, 20, 10 * number)).toISOString();
  const [id = ''] = await insertRounds(bot.database.client, [
    {
      ...{ at, start: at, match, map, number },
      columns: {
        source: 'file',
        defender_team: 1,
        winner_team: 1,
        time_limit: '10:00',
        actual_time: '10:00',
        ...columns,
      },
    },
  ]);
  const [axis, allies] = sides;
  await insertPlayers(
    bot.database.client,
    [...allies, ...axis].map((guid, index) => ({
      ...{ round_id: id, round_number: number, map_name: map, round_date: at.slice(0, 10), player_guid: guid },
      ...{ team: index < allies.length ? 2 : 1, kills: kills[index] ?? 1, damage_given: 0, time_played_seconds: 600 },
      ...{ revives_given: 0, ...of },
    })),
  );
  await query('select settle_rounds($1, $2::bigint[])', ['main', [id]]);
  return id;
}

/** Returns the lines of an answer, no-break spaces as plain ones. */
async function said(line: string): Promise<string[]> {
  const { message } = await bot.discord.ask(line);
  const { description = '', fields = [] } = message?.embeds[0] ?? {};
  const text = [description, ...fields.flatMap(({ name, value }) => [name, value])].join('\n');
  return text.replace(/[\u00a0\u202f]/g, ' ').split('\n');
}

/** Returns the two lines about kills in attack, three a side, on a map. */
async function killsIn(map = 'supply'): Promise<string | undefined> {
  const lines = await said(`/records map:${map} side:attack size:3v3`);
  const index = lines.findIndex((line) => line.startsWith('Kills '));
  return index < 0 ? undefined : `${lines[index]} ${lines[index + 1]?.replace('-# ', '| ')}`;
}

/** Expects that the book as it was kept is the book as it is computed. */
const expectRight = async () => expect(await query('select differing_rollups() as rollup')).toEqual([]);

test('the first to do it keeps a record; a better one takes it and says whose it was', async () => {
  await play({ day: 1, kills: [26, 20] });
  await play({ day: 2, kills: [20, 26] });
  expect(await killsIn()).toBe('Kills **26** AAAAAAA1 | Mar 1');
  await play({ day: 3, kills: [3, 28, 28] });
  expect(await killsIn()).toBe('Kills **28** AAAAAAA2 | Mar 3 · was 26, AAAAAAA1, Mar 1');
  expect(await killsIn('SUPPLY')).toBe(await killsIn());
  await expectRight();
});

test('an older round that comes late takes the place it had, and makes equal ones of later none', async () => {
  await play({ day: 5, kills: [20] });
  await play({ day: 9, kills: [1, 1, 30] });
  await play({ day: 1, kills: [1, 20] });
  expect(await killsIn()).toBe('Kills **30** AAAAAAA3 | Mar 9 · was 20, AAAAAAA2, Mar 1');
  await play({ day: 7, map: 'SUPPLY', kills: [40] });
  expect(await killsIn()).toBe('Kills **40** AAAAAAA1 | Mar 7 · was 20, AAAAAAA2, Mar 1');
  await expectRight();
});

test('a round that is ruled out gives its record back, and takes it again when it counts again', async () => {
  await play({ day: 1, kills: [26] });
  const id = await play({ day: 2, kills: [1, 28] });
  const before = await killsIn();
  await query(
    "insert into posts (key, kind, server, subject, channel, played_at) values ('match:0123456789abcdef', 'match', 'main', 'm3', 1, now())",
  );
  await play({ day: 3, kills: [1, 1, 30] });
  const version = async () => (await query<{ v: number }>('select wanted_version::int as v from posts'))[0]?.v ?? 0;
  const posted = await version();
  for (const [verdict, now] of [
    ['invalid', 'Kills **30** AAAAAAA3 | Mar 3 · was 26, AAAAAAA1, Mar 1'],
    ['rules', 'Kills **30** AAAAAAA3 | Mar 3 · was 28, AAAAAAA2, Mar 2'],
  ] as const) {
    await bot.discord.ask(`/admin round round:${id} verdict:${verdict} reason:"a test"`, manager);
    expect(await killsIn(), verdict).toBe(now);
    await expectRight();
  }
  expect(before).toBe('Kills **28** AAAAAAA2 | Mar 2 · was 26, AAAAAAA1, Mar 1');
  expect(await version(), 'the message about the later match is edited').toBeGreaterThan(posted);
});

test.each<[what: string, round: Partial<Played>]>([
  ['119 seconds', { columns: { duration_seconds: 119 } }],
  ['two on a side', { sides: [['BBBBBBB1', 'BBBBBBB2'], sixes[1]] }],
  ['nobody knows who attacked', { columns: { defender_team: 0 } }],
  ['does not count', { columns: { is_valid: false, invalid_reason: 'too short' } }],
])('no record: %s', async (_what, round) => {
  await play({ day: 1, kills: [26], ...round });
  const lines = await said('/records map:supply side:attack');
  expect(lines.filter((line) => line.startsWith('Kills'))).toEqual([]);
  await expectRight();
});

test('of round 2 the old bot’s rows are no records where they are too low', async () => {
  const columns = { source: 'legacy' };
  await play({ day: 1, match: 'm', columns, of: { revives_given: 2, gibs: 3 } });
  await play({ day: 1, match: 'm', number: 2, columns, kills: [9], of: { revives_given: 7, gibs: 8 } });
  const lines = await said('/records map:supply side:attack size:3v3');
  expect(lines.filter((line) => /^(Kills|Gibs|Revives) /.test(line)).map((line) => line.replace(/ \S+$/, ''))).toEqual([
    'Kills **9**',
    'Revives **2**',
    'Gibs **8**',
  ]);
});

test('two GUIDs of one person: merged they share a record, on both sides they have none', async () => {
  await play({ day: 1, kills: [26] });
  await play({ day: 2, kills: [1, 28] });
  const merge = (from: string, into: string) => query(`select merge_people('${from}', '${into}', null)`);
  await merge('AAAAAAA2', 'AAAAAAA4');
  expect(await killsIn()).toBe('Kills **28** AAAAAAA2 | Mar 2 · was 26, AAAAAAA1, Mar 1');
  expect(await query("select guid from records where value = 28 and book = ''")).toEqual([{ guid: 'AAAAAAA4' }]);
  await expectRight();
  await merge('BBBBBBB1', 'AAAAAAA4');
  expect(await killsIn()).toBe('Kills **26** AAAAAAA1 | Mar 1');
  await expectRight();
  await query("select undo_merge('BBBBBBB1')");
  expect(await killsIn()).toContain('**28**');
  await expectRight();
});

test('who opted out is hidden from others, who was forgotten has no name', async () => {
  await play({ day: 1, kills: [26] });
  await play({ day: 2, kills: [1, 28] });
  await query("insert into player_profiles (player_guid, opted_out) values ('AAAAAAA1', true)");
  expect(await killsIn()).toBe('Kills **28** AAAAAAA2 | Mar 2 · was 26, hidden player, Mar 1');
  await query("insert into forgotten_players (guid, asked_at, remove_after) values ('AAAAAAA2', now(), now())");
  await query(
    "select forget_person('AAAAAAA2', (select jsonb_object_agg(name, '[]'::jsonb) from known_names(array['AAAAAAA2'])), now())",
  );
  expect(await killsIn()).toBe('Kills **28** Unknown Player | Mar 2 · was 26, hidden player, Mar 1');
  const { message } = await bot.discord.ask('/records player:AAAAAAA1');
  expect(message?.content).toContain('AAAAAAA1');
  expect(message?.embeds).toEqual([]);
});

test('a fast attack, a long hold and a close map belong to a side', async () => {
  await play({ day: 1, match: 'm', columns: { winner_team: 2, actual_time: '7:12', duration_seconds: 432 } });
  const round2 = { winner_team: 2, time_limit: '7:12', actual_time: '7:03', duration_seconds: 423 };
  await play({ day: 1, match: 'm', number: 2, sides: [sixes[1], sixes[0]], columns: round2 });
  await play({ day: 2 });
  const lines = await said('/records map:supply size:3v3');
  const at = (kind: string) => lines.slice(lines.findIndex((line) => line.startsWith(kind))).slice(0, 2);
  expect(at('Fastest attack')[0]).toMatch(/^Fastest attack \*\*7:03\*\* BBBBBBB1/);
  expect(at('Longest hold')[0]).toMatch(/^Longest hold \*\*10:00\*\* BBBBBBB1/);
  expect(at('Closest map')[0]).toMatch(/^Closest map \*\*0:09\*\* BBBBBBB1/);
  await expectRight();
});

test('the message about a match says which records it broke, and own bests after twenty rounds', async () => {
  for (let day = 1; day <= 20; day += 1) await play({ day, kills: [10], map: day === 1 ? 'supply' : 'radar' });
  await play({ day: 21, kills: [12] });
  const lines = async () =>
    ((await matchPost(bot.database, { matchId: 'm21' }))?.embeds[0]?.description ?? '')
      .replace(/[\u00a0\u202f]/g, ' ')
      .split('\n')
      .filter((line) => /^(🥇|⭐)/u.test(line));
  expect(await lines()).toEqual(['🥇 Kills **12** AAAAAAA1 · was 10', '⭐ Kills **12** AAAAAAA1 · was 10']);
  await query("insert into player_profiles (player_guid, opted_out) values ('AAAAAAA1', true)");
  expect(await lines()).toEqual([]);
});

test('a map that nobody has played, and a word that fits no player', async () => {
  await play({ day: 1 });
  expect((await bot.discord.ask('/records map:nowhere')).message?.content).toContain('nowhere');
  expect((await bot.discord.ask('/records player:nobody')).message?.content).toContain('nobody');
  const { choices } = await bot.discord.autocomplete('/records map:SUP');
  expect(choices?.map(({ value }) => value)).toEqual(['supply']);
});

test('how a round ended is the same in record_rounds as in the domain', async () => {
  const clocks = ['10:00', '7:12', '0:00', '12:30', 'x', ' 9:05 '];
  const heads = clocks.flatMap((actual) =>
    ['10:00', '', '7:12'].flatMap((limit) =>
      [0, 1, 2].flatMap((winner) => [0, 1].map((defender) => ({ actual, limit, winner, defender }))),
    ),
  );
  for (const source of ['file', 'legacy'] as const) {
    const rounds = heads.map(({ actual, limit, winner, defender }, index) => ({
      ...{
        at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
        start: '2026-01-01',
        match: `${source}${index}`,
        map: 'm',
        number: 1,
      },
      columns: { source, actual_time: actual, time_limit: limit, winner_team: winner, defender_team: defender },
    }));
    const ids = await insertRounds(bot.database.client, rounds);
    await query('insert into round_sides (round_id, axis, allies) select unnest($1::bigint[]), $2, $3', [
      ids,
      ...sixes,
    ]);
    const rows = await query<{ id: string; won: boolean | null; seconds: number | null; side: number | null }>(
      'select round_id::text as id, attackers_won as won, attack_seconds as seconds, attackers as side from record_rounds where round_id = any ($1)',
      [ids],
    );
    for (const [index, id] of ids.entries()) {
      const { actual = '', limit = '', winner = 0, defender = 0 } = heads[index] ?? {};
      const columns = {
        roundNumber: 1,
        source,
        defenderTeam: defender,
        winnerTeam: winner,
        timeLimit: limit,
        actualTime: actual,
      };
      const { attackers, round1 } = mapResult(columns);
      const row = rows.find((one) => one.id === id);
      const expected = { won: round1.attackersWon, seconds: round1.seconds, side: attackers };
      expect({ won: row?.won ?? false, seconds: row?.seconds, side: row?.side }, JSON.stringify(columns)).toEqual(
        expected,
      );
      expect(clockSeconds('7:12')).toBe(432);
    }
  }
});
