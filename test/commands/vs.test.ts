import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rivalry } from '../../src/domain/rivalry.ts';
import { rivalryOf } from '../../src/domain/rivalry.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';

const [ada, bo, cy, adaToo, dot] = ['ADA00001', 'B0B00002', 'C1C00003', 'ADA00004', 'D0700005'] as const;
const asker = '900000000000000001';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
  const { client } = bot.database;
  await addRounds(client, rounds);
  for (const [match, winners] of Object.entries(won)) {
    for (const [index, side] of winners.entries())
      await client.query('update rounds set winning_side = $3 where match_id = $1 and round_number = $2', [
        match,
        index + 1,
        side,
      ]);
  }
  await client.query(
    `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills)
     select p.round_id, p.round_date, p.map_name, p.round_number, p.player_guid, p.player_name, w.name, w.kills
     from player_comprehensive_stats p
     cross join (values ('WS_MP40', 2), ('WS_GRENADE', 1), ('WS_KNIFE', 0), ('WS_LUGER', 1)) as w (name, kills)
     where p.player_guid = $1`,
    [ada],
  );
  await client.query("insert into player_links (discord_id, discord_username, et_guid) values ($1, 'bo', $2)", [
    asker,
    bo,
  ]);
  await client.query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [adaToo, ada]);
  await client.query('select refresh_totals()');
});
afterAll(() => bot.close());

const start = '2025-10-01T18:00:00Z';
const at = (minute: number) => new Date(Date.parse(start) + minute * 60_000).toISOString();
/** Two rounds of a map: the second with the sides swapped. */
const both = (minute: number, match: string, axis: string[], allies: string[]): TestRound[] => [
  { at: at(minute), start, match, number: 1, sides: [axis, allies] },
  { at: at(minute + 10), start, match, number: 2, sides: [allies, axis] },
];

const rounds: TestRound[] = [
  ...both(0, 'm1_bo_wins', [ada, cy], [bo, dot]),
  ...both(20, 'm2_ada_wins', [ada, cy], [bo, dot]),
  ...both(40, 'm3_drawn', [ada, cy], [bo, dot]),
  { at: at(60), start, match: 'm4_half', number: 1, sides: [[ada], [bo]] },
  ...both(80, 'm5_together_won', [ada, bo], [cy, dot]),
  // Both change team between the rounds: each stands once on the side of those who win the map.
  { at: at(100), start, match: 'm6_changed', number: 1, sides: [[ada], [bo, cy]] },
  { at: at(110), start, match: 'm6_changed', number: 2, sides: [[bo, cy], [ada]] },
  // Ada plays under both of her GUIDs, on both sides.
  {
    at: at(120),
    start,
    match: 'm7_both_sides',
    number: 1,
    sides: [
      [ada, bo],
      [adaToo, cy],
    ],
  },
  { at: at(130), start, match: 'm8_void', number: 1, sides: [[ada], [bo]], invalid: 'aborted' },
  // Under her other GUID she is herself.
  { at: at(140), start, match: 'm9_other_guid', number: 1, sides: [[adaToo], [bo]] },
];

/** The side in rounds 1 and 2 whose people won the map. */
const won: Record<string, readonly number[]> = {
  m1_bo_wins: [2, 1],
  m2_ada_wins: [1, 2],
  m3_drawn: [0, 0],
  m5_together_won: [1, 2],
  m6_changed: [1, 1],
};

type Line = [subject: string | null, opponent: string | null, kills: number, deaths: number];

async function endstats(match: string, number: number, ...lines: Line[]) {
  for (const [position, [subject, opponent, kills, deaths]] of lines.entries())
    await bot.database.client.query(
      `insert into round_versus (round_id, position, subject_guid, opponent_name, opponent_guid, kills, deaths)
       select id, $3, $4, 'x', $5, $6, $7 from rounds where match_id = $1 and round_number = $2`,
      [match, number, position, subject, opponent, kills, deaths],
    );
}

const line = `/vs player1:${ada} player2:${bo}`;
const ask = async (typed = line, as = asker) => {
  const outcome = await bot.discord.ask(typed, { as });
  expect(outcome.problems).toEqual([]);
  return outcome;
};

/** All that the answer says, without its bold. */
const plainText = (outcome: Parameters<typeof embedText>[0]) => embedText(outcome).replaceAll('**', '');

describe('two players', () => {
  test('without endstats: rounds and maps against each other and together, the last five', async () => {
    const before = bot.log.length;
    const shown = plainText(await ask());
    expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
    expect(shown.split('\n')).toEqual([
      `${ada} – ${bo}`,
      'No endstats name both of them.',
      '-# 10 rounds without endstats',
      'Against each other · 10 rounds',
      'Maps won 1 : 1 · 1 draw',
      `${ada} · MP 40 18 · Grenade 9`,
      'The last maps of these',
      '– m9_other_guid · Oct 1, 2025',
      '– m6_changed · Oct 1, 2025',
      '– m4_half · Oct 1, 2025',
      '– m3_drawn · 1 : 1 · Oct 1, 2025',
      '– m2_ada_wins · 2 : 0 · Oct 1, 2025',
      'Together · 2 rounds',
      '1 of 1 maps won',
      'All time',
      'Kills on each other, from endstats. Weapons: all kills of these rounds.',
    ]);
  });

  test('with endstats: the own list before the other; what names nobody is left out and counted', async () => {
    await endstats('m1_bo_wins', 1, [ada, bo, 5, 2], [bo, ada, 2, 5], [ada, cy, 70, 70]);
    await endstats('m1_bo_wins', 2, [bo, ada, 4, 3]);
    await endstats('m2_ada_wins', 1, [null, bo, 60, 60]);
    await endstats('m2_ada_wins', 2, [ada, null, 60, 60]);
    await endstats('m3_drawn', 1, [cy, null, 60, 60], [dot, cy, 60, 60]);
    await endstats('m7_both_sides', 1, [adaToo, bo, 1, 0], [ada, bo, 0, 2], [adaToo, ada, 60, 60]);
    await endstats('m8_void', 1, [ada, bo, 60, 60]);
    await endstats('m9_other_guid', 1, [adaToo, bo, 3, 0]);
    const shown = plainText(await ask());
    expect(shown).toContain('Kills 12 : 8 · 4 rounds\n');
    expect(shown).toContain('-# 2 rounds left out: names unclear\n');
    expect(shown).toContain('-# 4 rounds without endstats');
    expect(shown).toContain('3/0 m9_other_guid · Oct 1, 2025');
    expect(shown).not.toMatch(/[67]0/);
    const turned = plainText(await ask(`/vs player1:${bo} player2:${ada}`));
    expect(turned).toContain('Kills 8 : 12 · 4 rounds\n');
    expect(turned).toContain('– m2_ada_wins · 0 : 2 · Oct 1, 2025');
    const list = plainText(await ask(`/nemesis player:${ada} opponent:${bo}`));
    expect(list).toContain('12/8 · 4 rounds');
  });

  test('player2 is the caller when left out; a label from the fifth round on', async () => {
    await endstats('m3_drawn', 2, [ada, bo, 18, 2]);
    expect(plainText(await ask(`/vs player1:${ada}`))).toContain(`🎯 Prey: ${bo}`);
    expect(plainText(await ask(`/vs player1:${bo} player2:${ada}`))).toContain(`😈 Nemesis: ${ada}`);
    expect(plainText(await ask(`/nemesis player:${ada} opponent:${bo}`))).toContain(`🎯 Prey: ${bo}`);
    expect(plainText(await ask(`/nemesis player:${ada}`))).toMatch(/· 5 rounds 🎯\n.*🎯 prey/s);
  });

  test('never met: a sentence', async () => {
    await addRounds(bot.database.client, [
      { at: at(200), start, match: 'alone', number: 1, sides: [['E0E00006'], ['F0F00007']] },
    ]);
    await bot.database.client.query('select refresh_totals()');
    expect(plainText(await ask(`/vs player1:${ada} player2:E0E00006`))).toContain('No counted round has both of them.');
    expect(plainText(await ask(`${line} period:30d`))).toContain('No counted round has both of them.');
  });
});

test('whom it cannot mean: nobody, the same person twice, several, hidden', async () => {
  const { client } = bot.database;
  const content = async (typed: string, as?: string) => {
    const { message, response } = await ask(typed, as);
    return `${(response as { data?: { flags?: number } }).data?.flags ?? 0} ${message?.content}`;
  };
  expect(await content(`/vs player1:nobody-is-this player2:${bo}`)).toMatch(/^64 .*nobody\\-is\\-this.*player1/s);
  expect(await content(`/vs player1:${ada} player2:${adaToo}`)).toMatch(/^64 Both are \*\*ADA00001\*\*.*player2/);
  expect(await content(`/vs player1:${ada}`, '900000000000000002')).toMatch(/^64 .*\/link/s);
  await client.query("insert into player_aliases (guid, alias) values ($1, 'Foe'), ($2, 'Foe')", [bo, cy]);
  const { message } = await ask(`/vs player1:${ada} player2:foe`);
  const picked = await bot.discord.select(message?.id ?? '', customId(message, 'vs.pick'), [bo], { as: asker });
  expect(plainText(picked)).toContain('Kills 30 : 10 · 5 rounds');
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [adaToo]);
  expect(await content(`/vs player1:${ada}`)).toMatch(/^64 .*ADA00001/s);
  await client.query('delete from player_profiles');
});

test.each<[kills: number, deaths: number, rounds: number, label: Rivalry | undefined]>([
  [3, 7, 5, 'nemesis'],
  [3, 7, 4, undefined],
  [7, 3, 5, 'prey'],
  [301, 699, 5, undefined],
  [300, 700, 5, 'nemesis'],
  [699, 301, 5, undefined],
  [6, 4, 5, 'rival'],
  [4, 6, 5, 'rival'],
  [601, 399, 5, undefined],
  [0, 0, 9, undefined],
  [1, 0, 5, 'prey'],
  [0, 1, 5, 'nemesis'],
  [5, 5, 99, 'rival'],
])('%d kills and %d deaths in %d rounds: %s', (kills, deaths, rounds, label) => {
  expect(rivalryOf({ kills, deaths, rounds })).toBe(label);
});
