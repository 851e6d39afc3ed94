import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { addRounds } from '../support/rounds.ts';

const red = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'];
const blue = ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'];
const start = '2024-05-10T20:00Z';
const at = (minute: number) => new Date(Date.parse(start) + minute * 60_000).toISOString();

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
  const { client } = bot.database;
  // Allies attack. Blue needs 5:00, Red then 4:00, so Red wins. Two full holds are a draw. Red needs 6:00 and Blue is held, so Red wins.
  await addRounds(client, [
    { at: at(0), match: 'm1', map: 'supply', number: 1, start, sides: [red, blue], took: '5:00' },
    { at: at(10), match: 'm1', map: 'supply', number: 2, start, sides: [blue, red], took: '4:00', limit: '5:00' },
    { at: at(20), match: 'm2', map: 'radar', number: 1, start, sides: [red, blue], took: '10:00' },
    { at: at(30), match: 'm2', map: 'radar', number: 2, start, sides: [blue, red], took: '10:00' },
    { at: at(40), match: 'm3', map: 'oasis', number: 1, start, sides: [blue, red], took: '6:00' },
    { at: at(50), match: 'm3', map: 'oasis', number: 2, start, sides: [red, blue], took: '6:00', limit: '6:00' },
    { at: at(60), match: 'm4', map: 'battery', number: 1, start, sides: [blue, red], took: '7:00' },
  ]);
  await client.query(
    `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, shots, hits)
     select round_id, round_date, map_name, round_number, player_guid, player_name, weapon, 1, shots, hits
     from player_comprehensive_stats, (values ('WS_MP40', 100, 25), ('WS_COLT', 20, 5), ('WS_SYRINGE', 10, 10)) as v (weapon, shots, hits)`,
  );
  await client.query('select refresh_totals()');
});
afterAll(() => bot.close());

async function view(key: string): Promise<string> {
  const before = bot.log.length;
  const { message, problems } = await bot.discord.ask(`/session date:2024-05-10 view:${key}`);
  expect(problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  return message?.embeds[0]?.description ?? '';
}

async function roster(name: string, guids: unknown, date = '2024-05-10'): Promise<void> {
  await bot.database.client.query(
    `insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names) values ($1, 'ALL', $2, $3, '[]')`,
    [date, name, typeof guids === 'string' ? guids : JSON.stringify(guids)],
  );
}

test('the overview tells points by team', async () => {
  expect(await view('overview')).toContain(
    '🏆 **Team A 5** · AAAAAAA1, AAAAAAA2, AAAAAAA3\n**Team B 1** · BBBBBBB1, BBBBBBB2, BBBBBBB3',
  );
});

test('the maps tell times, points and everybody over both rounds', async () => {
  const text = await view('maps');
  expect(text).toContain(
    '**1. supply** · Team A 2 : 0 Team B\nround 1 attack won in 5:00 of 10:00 · round 2 attack won in 4:00 of 5:00',
  );
  expect(text).toContain('**2. radar** · Team A 1 : 1 Team B\nround 1 held 10:00 · round 2 held 10:00');
  expect(text).toContain('**3. oasis** · Team A 2 : 0 Team B\nround 1 attack won in 6:00 of 10:00 · round 2 held 6:00');
  expect(text).toContain('**4. battery**\nround 1 attack won in 7:00 of 10:00 · round 2 not played');
  // Each player has two rounds of 500 damage in 300 s. The syringe is no bullet weapon, and weapon rows do not multiply kills.
  expect(text.match(/6\/4 · DPM 100 · acc 25\.0 % · dmg 1000\/0/g)).toHaveLength(18);
  expect(text.match(/3\/2 · DPM 100 · acc 25\.0 % · dmg 500\/0/g)).toHaveLength(6);
});

test('round by round, with the total', async () => {
  const text = await view('maps-full');
  const supply = text.slice(text.indexOf('**1. supply**'), text.indexOf('**2. radar**')).trim().split('\n');
  expect(supply.filter((line) => line.startsWith('__'))).toEqual([
    '__Round 1__: attack won in 5:00 of 10:00',
    '__Round 2__: attack won in 4:00 of 5:00',
    '__Total__',
  ]);
  expect(supply).toHaveLength(1 + 3 * 7);
});

test('stored rosters win and give names; those of other dates, of absent people and unreadable ones do not', async () => {
  await roster('Elsewhere', red, '2024-05-11');
  await roster('Absent', ['CCCCCCC1']);
  await roster('Reds *bold*', red);
  const text = await view('overview');
  expect(text).toContain('🏆 **Reds \\*bold\\* 5** · AAAAAAA1, AAAAAAA2, AAAAAAA3\n**Team B 1** · BBBBBBB1');
  await roster('Not JSON', '{broken');
  expect(await view('overview')).toContain('**Not JSON 1** · BBBBBBB1, BBBBBBB2, BBBBBBB3');
  const { message } = await bot.discord.ask('/sessions');
  expect(message?.embeds[0]?.description).toContain('Reds \\*bold\\* 5 : 1 Not JSON');
});

test('two GUIDs of one person are one, also on a roster', async () => {
  await bot.database.client.query(`insert into player_merges (from_guid, into_guid) values ('AAAAAAA3', 'DDDDDDD1')`);
  await bot.database.client.query('select refresh_totals()');
  expect(await view('overview')).toContain('🏆 **Reds \\*bold\\* 5** · AAAAAAA1, AAAAAAA2,');
  expect((await view('maps')).match(/6\/4 · DPM/g)).toHaveLength(18);
});

test('who opted out is hidden from others in every view, and their figures stay', async () => {
  await bot.database.client.query(`insert into player_profiles (player_guid, opted_out) values ('BBBBBBB1', true)`);
  for (const key of ['overview', 'objectives', 'support', 'sprees', 'maps', 'maps-full', 'awards']) {
    const text = await view(key);
    expect(text).not.toContain('BBBBBBB1');
    if (key !== 'awards') expect(text).toContain('hidden player');
  }
  expect((await view('maps')).match(/6\/4 · DPM/g)).toHaveLength(18);
});

test('players shuffled between maps: no score is made up', async () => {
  const shuffled = '2024-06-10T20:00Z';
  const people = [...red, ...blue];
  const later = (minute: number) => new Date(Date.parse(shuffled) + minute * 60_000).toISOString();
  const splits = [
    [0, 1, 2],
    [0, 3, 4],
    [1, 3, 5],
    [2, 4, 5],
    [0, 2, 5],
    [1, 2, 4],
  ];
  await addRounds(
    bot.database.client,
    splits.flatMap((axis, index) => {
      const one = people.filter((_, person) => axis.includes(person));
      const other = people.filter((_, person) => !axis.includes(person));
      return [
        {
          at: later(index * 20),
          match: `s${index}`,
          number: 1 as const,
          start: shuffled,
          sides: [one, other] as const,
        },
        {
          at: later(index * 20 + 10),
          match: `s${index}`,
          number: 2 as const,
          start: shuffled,
          sides: [other, one] as const,
        },
      ];
    }),
  );
  await bot.database.client.query('select refresh_totals()');
  const { message } = await bot.discord.ask('/session date:2024-06-10');
  expect(message?.embeds[0]?.description).toContain('Players changed teams between maps');
  const list = await bot.discord.ask('/sessions month:2024-06');
  expect(list.message?.embeds[0]?.description).toContain('teams changed between maps');
});
