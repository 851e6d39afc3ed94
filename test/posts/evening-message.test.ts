import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkMessage } from '../../simulator/discord/limits.ts';
import { addBigSession } from '../support/big-session.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { eveningPost } from '../support/evening-post.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';

const red = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'];
const blue = ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'];
const green = ['CCCCCCC1', 'CCCCCCC2', 'CCCCCCC3'];
type Sides = TestRound['sides'];

let database: TestDatabase;
let days = 0;
beforeAll(async () => {
  database = await createDatabase('empty');
});
afterAll(() => database.drop());

type Round = Pick<TestRound, 'number' | 'sides' | 'match'> & Partial<TestRound>;

/** A map that Axis held in round 1 or not, in so many minutes and seconds. */
const map = (match: string, [one, other]: Sides, first: string, second: string): Round[] => [
  { match, number: 1, sides: [one, other], took: first },
  { match, number: 2, sides: [other, one], took: second, limit: first },
];

/** Stores the rounds of a session of its own, one every ten minutes from `hour` on. Returns the id of its first round. */
async function play(rounds: readonly Round[], { hour = 20 } = {}): Promise<string> {
  days += 1;
  const day = Date.UTC(2026, 0, days, hour);
  const { client } = database;
  await addRounds(
    client,
    rounds.map(({ match, ...round }, index) => ({
      at: new Date(day + index * 600_000).toISOString(),
      start: new Date(day).toISOString(),
      map: match,
      ...round,
      match: `${match}${days}`,
    })),
  );
  await client.query('select refresh_totals(null, $1)', [new Date(day)]);
  const { rows } = await client.query(
    'select id::text from rounds where session_start = $1 order by played_at limit 1',
    [new Date(day)],
  );
  return rows[0].id;
}

async function shown(round: string, language = 'en') {
  const message = await eveningPost(database, { round, language, now: new Date('2026-03-01T12:00:00Z') });
  expect(checkMessage(message)).toEqual([]);
  const { title = '', description = '' } = message?.embeds[0] ?? {};
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\\', '');
  return [plain(title), ...plain(description).split('\n')];
}

const both: Sides = [red, blue];

test.each<[what: string, rounds: Round[], lines: string[]]>([
  [
    'nothing remarkable: the score and the maps, and no line more',
    [...map('supply', both, '5:00', '4:00'), ...map('frostbite', [blue, red], '5:00', '4:00')],
    ['🌙 Team A 2 : 2 Team B · Tie', 'DAY · 2 maps · 35 min', '', '🟦 supply 4:00–5:00', '🟥 frostbite 4:00–5:00'],
  ],
  [
    'faster attacks and the only full hold',
    [...map('supply', both, '10:00', '7:00'), ...map('frostbite', [blue, red], '6:00', '6:00')],
    [
      '🌙 🏆 Team A 4 : 0 Team B',
      'DAY · 2 maps · 35 min',
      '',
      '🟦 supply 7:00–held',
      '🟦 frostbite 6:00–held',
      '⚔️ faster attacks (6:30 against 8:00)',
      'the only full hold',
    ],
  ],
  [
    'two close maps, without which it were not won',
    [...map('supply', both, '5:10', '5:01'), ...map('frostbite', both, '6:10', '5:55')],
    [
      '🌙 🏆 Team A 4 : 0 Team B',
      'DAY · 2 maps · 35 min',
      '',
      '🟦 supply by 0:09',
      '🟦 frostbite by 0:15',
      '⚔️ 2 maps by at most 0:15',
    ],
  ],
  [
    'both held a map; a round 2 is missing',
    [...map('supply', both, '10:00', '10:00'), { match: 'frostbite', number: 1, sides: both }],
    ['🌙 Team A 1 : 1 Team B · Tie', 'DAY · 2 maps · 25 min', '', '⬜ supply held · ▫️ frostbite'],
  ],
  [
    'three teams',
    [
      ...map('supply', both, '5:00', '4:00'),
      ...map('frostbite', [red, green], '5:00', '4:00'),
      ...map('adlernest', [green, blue], '5:00', '4:00'),
    ],
    [
      '🌙 🏆 Team A 4 · Team B 0 · Team C 2',
      'DAY · 3 maps · 55 min',
      '',
      '🟦 supply 4:00–5:00',
      '🟦 frostbite 4:00–5:00',
      '🟪 adlernest 4:00–5:00',
    ],
  ],
  [
    'players shuffled between maps: the day, and no score',
    [
      ...map('w', [[red[0], red[1]] as string[], [blue[0], blue[1]] as string[]], '5:00', '4:00'),
      ...map('x', [[red[0], blue[0]] as string[], [red[1], blue[1]] as string[]], '5:00', '4:00'),
      ...map('y', [[red[0], blue[1]] as string[], [red[1], blue[0]] as string[]], '5:00', '4:00'),
    ],
    ['🌙 DAY', '3 maps · 55 min · teams changed', '', 'w 4:00–5:00 · x 4:00–5:00 · y 4:00–5:00'],
  ],
  [
    'no map is decided',
    ['u', 'v', 'w'].map((match): Round => ({ match, number: 1, sides: both })),
    ['🌙 DAY', '3 maps · 25 min · no map decided', '', '▫️ u · ▫️ v · ▫️ w'],
  ],
  [
    'a round that does not count',
    [
      ...map('supply', both, '5:00', '4:00'),
      { match: 'frostbite', number: 1, sides: both },
      { match: 'frostbite', number: 2, sides: [blue, red], invalid: 'x' },
    ],
    [
      '🌙 🏆 Team A 2 : 0 Team B',
      'DAY · 2 maps · 35 min',
      '1 of 4 rounds does not count.',
      '',
      '🟦 supply 4:00–5:00 · ▫️ frostbite',
    ],
  ],
])('%s', async (_what, rounds, lines) => {
  const message = await shown(await play(rounds));
  const day = `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(Date.UTC(2026, 0, days)).getUTCDay()]} Jan ${days}`;
  // The first fixtures are everybody's first records.
  expect(message.filter((line) => !line.startsWith('🥇'))).toEqual(lines.map((line) => line.replace('DAY', day)));
});

test('over midnight it belongs to the day on which it began', async () => {
  const [title, size] = await shown(
    await play([...map('supply', both, '5:00', '4:00'), ...map('x', both, '5:00', '4:00')], { hour: 23.8 }),
  );
  expect(title).toContain('Team A 4 : 0 Team B');
  expect(size).toMatch(new RegExp(` Jan ${days} · 2 maps`));
});

test('the most valuable player and the greatest rise, with the difference to their usual from three evenings on; the longest row', async () => {
  const { client } = database;
  await client.query('truncate rounds cascade');
  const [mvp = '', other = ''] = red;
  /** Plays two maps that red wins, in which some players have more kills and damage than the others' 3 and 500. */
  const evening = async (raised: Record<string, [kills: number, damage: number]>) => {
    const round = await play([...map('supply', both, '5:00', '4:00'), ...map('x', both, '5:00', '4:00')]);
    await client.query(
      `update player_comprehensive_stats p set kills = (value ->> 0)::int, damage_given = (value ->> 1)::int
       from jsonb_each($2) as raised where p.player_guid = key
         and p.round_id in (select id from rounds where session_start = (select session_start from rounds where id = $1))`,
      [round, JSON.stringify(raised)],
    );
    await client.query('update rounds set winning_side = round_number');
    await client.query('select refresh_totals()');
    return shown(round);
  };
  await evening({});
  await evening({});
  const third = await evening({ [mvp]: [9, 900] });
  expect(third).toContain(`👑 MVP **${mvp}**`);
  expect(third).toContain('DPM **180** · **9.0** kills a round');
  expect(third.join('\n')).not.toMatch(/[▲▼📈]/u);

  const fourth = await evening({ [mvp]: [9, 900], [other]: [6, 500] });
  // Means of the three evenings before: DPM (100 + 100 + 180) / 3, kills a round (3 + 3 + 9) / 3, the other's K/D 3 / 2.
  expect(fourth).toContain('DPM **180** ▲ 53 · **9.0** kills a round ▲ 4.0');
  expect(fourth).toContain(`📈 **${other}** · K/D **3.00** ▲ 1.50`);
  expect(fourth).toContain('🔥 AAAAAAA1, +2 **8** maps in a row');
});

test('64 players with hostile names: within Discord’s limits in three languages, at most twelve lines', async () => {
  await database.client.query('truncate rounds cascade');
  await addBigSession(database);
  await database.client.query(
    `insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names)
     select '2026-03-01', 'ALL', repeat(name, 30), guids, guids
     from (values ('*_', '["CCCCCCC1"]'), ('\`|', '["CCCCCCC2"]')) as roster (name, guids)`,
  );
  const { rows } = await database.client.query('select id::text from rounds order by played_at limit 1');
  for (const language of ['en', 'de', 'fr']) {
    const lines = await shown(rows[0].id, language);
    expect(lines.slice(lines.indexOf('') + 1).length).toBeLessThanOrEqual(12);
    expect(lines.join('\n')).toContain('👑');
  }
});
