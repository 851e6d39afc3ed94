import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkMessage } from '../../simulator/discord/limits.ts';
import { lineWidth, widthOf } from '../../src/views/display-width.ts';
import { addBigSession } from '../support/big-session.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { matchPost } from '../support/match-post.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';

const red = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'];
const blue = ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'];
const green = ['CCCCCCC1', 'CCCCCCC2', 'CCCCCCC3'];

let database: TestDatabase;
let days = 0;
beforeAll(async () => {
  database = await createDatabase('empty');
});
afterAll(() => database.drop());

type Round = Pick<TestRound, 'number' | 'sides'> & Partial<TestRound>;

/** Stores the rounds of a session of its own, one every ten minutes. A round without a match belongs to `m`. */
async function play(...rounds: Round[]): Promise<string> {
  days += 1;
  const day = new Date(Date.UTC(2024, 4, days, 20));
  const start = day.toISOString();
  const { client } = database;
  await addRounds(
    client,
    rounds.map((round, index) => ({
      at: new Date(day.getTime() + index * 600_000).toISOString(),
      start,
      map: 'supply',
      ...round,
      match: `${round.match ?? 'm'}${days}`,
    })),
  );
  await client.query('select refresh_totals(null, $1)', [start]);
  return `m${days}`;
}

async function shown(matchId: string) {
  const post = await matchPost(database, { matchId });
  expect(checkMessage(post)).toEqual([]);
  const { title = '', description = '', footer } = post?.embeds[0] ?? {};
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  return { title: plain(title), lines: plain(description).split('\n'), footer: footer?.text ?? '' };
}

test.each<[what: string, rounds: Round[], title: string, outcome: string[]]>([
  [
    'both came through: who needed how long, and by how much',
    [
      { number: 1, sides: [red, blue], took: '7:12' },
      { number: 2, sides: [blue, red], took: '7:03', limit: '7:12' },
    ],
    '🗺️ supply · Team A 2 : 0 Team B',
    ['Team A **in 7:03** · Team B in 7:12', 'by 0:09'],
  ],
  [
    'the second attackers were too late',
    [
      { number: 1, sides: [red, blue], took: '7:12' },
      { number: 2, sides: [blue, red], took: '7:12', limit: '7:12' },
    ],
    '🗺️ supply · Team A 0 : 2 Team B',
    ['Team A not in time · Team B **in 7:12**'],
  ],
  [
    'the first attackers were too late',
    [
      { number: 1, sides: [red, blue], took: '10:00' },
      { number: 2, sides: [blue, red], took: '4:00' },
    ],
    '🗺️ supply · Team A 2 : 0 Team B',
    ['Team A **in 4:00**', 'Team B not in time (10:00)'],
  ],
  [
    'nobody came through',
    [
      { number: 1, sides: [red, blue], took: '10:00' },
      { number: 2, sides: [blue, red], took: '10:00' },
    ],
    '🗺️ supply · Team A 1 : 1 Team B',
    ['both held (10:00)'],
  ],
  [
    'after round 1',
    [{ number: 1, sides: [red, blue], took: '7:12' }],
    '🗺️ supply',
    ['Round 1: Team B attacked, **7:12** to beat'],
  ],
  [
    'after a round 1 that was held',
    [{ number: 1, sides: [red, blue], took: '10:00' }],
    '🗺️ supply',
    ['Round 1: Team B attacked, not in time (10:00)'],
  ],
  ['round 2 alone', [{ number: 2, sides: [red, blue] }], '🗺️ supply', ['Round 2 only: round 1 is missing']],
  [
    'round 2 ruled out',
    [
      { number: 1, sides: [red, blue], took: '7:12' },
      { number: 2, sides: [blue, red], took: '7:03', limit: '7:12', invalid: 'x' },
    ],
    '🗺️ supply',
    ['Round 1: Team B attacked, **7:12** to beat', '⚠️ Round 2 does not count'],
  ],
  [
    'both ruled out',
    [
      { number: 1, sides: [red, blue], invalid: 'x' },
      { number: 2, sides: [blue, red], invalid: 'x' },
    ],
    '🗺️ supply',
    ['⚠️ No round of this map counts'],
  ],
  [
    'a result that nothing tells',
    [
      { number: 1, sides: [red, blue], took: '0:00', limit: '0:00' },
      { number: 2, sides: [blue, red], took: '0:00', limit: '0:00' },
    ],
    '🗺️ supply · Team A 1 : 1 Team B',
    ['Team A unknown · Team B unknown'],
  ],
])('%s', async (_what, rounds, title, outcome) => {
  const message = await shown(await play(...rounds));
  expect(message.title).toBe(title);
  expect(message.lines.slice(0, outcome.length)).toEqual(outcome);
  expect(message.lines[outcome.length] ?? '').toBe('');
});

test('of three teams it names the two that played', async () => {
  const matchId = await play(
    { number: 1, sides: [red, blue], match: 'a' },
    { number: 2, sides: [blue, red], match: 'a' },
    { number: 1, sides: [red, green], took: '7:12' },
    { number: 2, sides: [green, red], took: '7:03', limit: '7:12' },
  );
  const { title, lines } = await shown(matchId);
  expect(title).toBe('🗺️ supply · Team A 2 : 0 Team C');
  const [, ofA = '', ofC = ''] = lines.join('\n').split(/\*\*Team [AC]\*\*\n/);
  expect(ofA.trim().split('\n').map(firstWord)).toEqual(red);
  expect(ofC.trim().split('\n').map(firstWord)).toEqual(green);
});

test('a player stands with those with whom they played this map', async () => {
  const [, , third = ''] = red;
  const matchId = await play(
    ...['w', 'x'].flatMap((match): Round[] => [
      { number: 1, sides: [red, blue], match },
      { number: 2, sides: [blue, red], match },
    ]),
    { number: 1, sides: [red.slice(0, 2), [...blue, third]] },
    { number: 2, sides: [[...blue, third], red.slice(0, 2)] },
  );
  const { lines } = await shown(matchId);
  const [, , ofB = ''] = lines.join('\n').split(/\*\*Team [AB]\*\*\n/);
  expect(ofB.trim().split('\n').map(firstWord)).toEqual([third, ...blue]);
});

const firstWord = (line: string) => line.split(' ')[0];

test('players shuffled between maps are one list; who attacked first is said instead of a team', async () => {
  const [a, b, c, d] = [...red, ...blue];
  const matchId = await play(
    ...(['w', 'x', 'y'] as const).flatMap((match, index): Round[] => {
      const sides = [
        [
          [a, b],
          [c, d],
        ],
        [
          [a, c],
          [b, d],
        ],
        [
          [a, d],
          [b, c],
        ],
      ][index] as [string[], string[]];
      return [
        { number: 1, sides, match },
        { number: 2, sides: [sides[1], sides[0]], match },
      ];
    }),
    {
      number: 1,
      sides: [
        [a, b],
        [c, d],
      ] as [string[], string[]],
      took: '7:12',
    },
    {
      number: 2,
      sides: [
        [c, d],
        [a, b],
      ] as [string[], string[]],
      took: '7:03',
      limit: '7:12',
    },
  );
  const { title, lines } = await shown(matchId);
  expect(title).toBe('🗺️ supply');
  expect(lines.slice(0, 3)).toEqual(['first attack in 7:12', 'second attack **in 7:03** · by 0:09', '']);
  expect(lines.slice(3).map(firstWord)).toEqual([a, b, c, d]);
});

test('players stand by damage; the game’s awards of both rounds are at most six, the best of either round', async () => {
  const matchId = await play({ number: 1, sides: [red, blue] }, { number: 2, sides: [blue, red] });
  const { client } = database;
  const { rows } = await client.query('select id from rounds where match_id = $1 order by round_number', [matchId]);
  const [first, second] = rows.map(({ id }) => id);
  await client.query(
    `update player_comprehensive_stats set damage_given = 900 where player_guid = $1 and round_id = $2`,
    [red[2], first],
  );
  const given: [round: string, award: string, guid: string | null, amount: number][] = [
    [first, 'Most damage given', red[0] ?? '', 1622],
    [second, 'Most damage given', blue[0] ?? '', 2941],
    [first, 'Most revives', red[1] ?? '', 7],
    [second, 'Most revives', blue[1] ?? '', 7],
    [first, 'Highest headshot accuracy', red[0] ?? '', 25.53],
    [first, 'Best K/D ratio', red[0] ?? '', 1.875],
    [first, 'Most playtime denied', red[0] ?? '', 81],
    [first, 'Longest killing spree', null, 9],
    [first, 'Most objectives stolen', red[0] ?? '', 0],
    [first, 'Longest death spree', red[0] ?? '', 5],
    [first, 'Most corpse gibs', red[0] ?? '', 5],
    [first, 'An award that nobody knows', red[0] ?? '', 5],
  ];
  for (const [position, [round, award, guid, amount]] of given.entries()) {
    await client.query(
      `insert into round_awards (round_id, position, award, player_name, player_guid, value, amount) values ($1, $2, $3, 'x', $4, $5, $6)`,
      [round, position, award, guid, String(amount), amount],
    );
  }
  const { lines, footer } = await shown(matchId);
  expect(lines.slice(2, 6)).toEqual([
    '**Team A**',
    'AAAAAAA3  6/4  DPM 140',
    'AAAAAAA1  6/4  DPM 100',
    'AAAAAAA2  6/4  DPM 100',
  ]);
  expect(lines.filter((line) => line.startsWith('🏅'))).toEqual([
    '🏅 Damage · BBBBBBB1  **2,941**',
    '🏅 Revives · AAAAAAA2, +1  **7**',
    '🏅 Headshots · AAAAAAA1  **25.5%**',
    '🏅 Denied time · AAAAAAA1  **1:21**',
    '🏅 K/D · AAAAAAA1  **1.88**',
    '🏅 Gibs · AAAAAAA1  **5**',
  ]);
  expect(footer).toContain('🏅 best of a round');

  await client.query(`update rounds set is_valid = false, invalid_reason = 'x' where id = $1`, [second]);
  await client.query('select refresh_totals()');
  expect((await shown(matchId)).lines).toContain('🏅 Damage · AAAAAAA1  **1,622**');
});

test('somebody who opted out is nobody in particular, and wins nothing', async () => {
  const matchId = await play({ number: 1, sides: [red, blue] });
  const { client } = database;
  await client.query(
    `insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
     select id, 0, 'Most revives', 'x', $2, '3', 3 from rounds where match_id = $1`,
    [matchId, red[0]],
  );
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [red[0]]);
  const { lines } = await shown(matchId);
  await client.query('delete from player_profiles');
  expect(lines).toContain('hidden player  3/2  DPM 100');
  expect(lines.join('\n')).not.toMatch(/AAAAAAA1|🏅/);
});

test('without a round that counts nothing is posted; without any round the message goes', async () => {
  const matchId = await play({ number: 1, sides: [red, blue], invalid: 'x' });
  expect(await matchPost(database, { matchId, isPosted: false })).toBeUndefined();
  expect(await matchPost(database, { matchId, isPosted: true })).toBeDefined();
  expect(await matchPost(database, { matchId: 'none', isPosted: true })).toBeUndefined();
});

test.each(['en', 'de', 'fr'])(
  '64 players with hostile names and the records of 64 stand in the message, in %s',
  async (language) => {
    const guids = await addBigSession(database);
    const first = '990001';
    await database.client.query(
      `insert into records (book, map_key, side, size, kind, achieved_at, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at)
     select '', 'm', side, 'mixed', kind, '2026-03-01', 599, case when side = 'any' then $2 end, case when side <> 'any' then $3::text[] end,
       $1, $2, 598, 990003, '2026-02-01'
     from (values ('any', 'kills'), ('any', 'headshot_kills'), ('attack', 'fastest_attack'), ('defence', 'longest_hold'), ('both', 'closest_map'),
       ('any', 'denied_playtime')) as v (side, kind)`,
      [first, guids[0], guids],
    );
    const post = await matchPost(database, { matchId: 'big1', language });
    expect(checkMessage(post)).toEqual([]);
    const rows = (post?.embeds[0]?.description ?? '').split('\n').filter((line) => line.includes('DPM'));
    expect(rows).toHaveLength(guids.length);
    const news = (post?.embeds[0]?.description ?? '').split('\n').filter((line) => line.startsWith('🥇'));
    expect(news).toHaveLength(5);
    for (const line of news) expect(widthOf(line), line).toBeLessThan(lineWidth + 0.5);
    await database.client.query('delete from rounds where match_id like $1', ['big%']);
  },
);
