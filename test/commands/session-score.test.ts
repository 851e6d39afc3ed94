import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customIds } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
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

/** Returns all pages of a view. */
async function view(key: string): Promise<string> {
  const before = bot.log.length;
  let outcome = await bot.discord.ask(`/session date:2024-05-10 view:${key}`);
  const id = outcome.message?.id ?? '';
  const pages: string[] = [];
  for (;;) {
    expect(outcome.problems).toEqual([]);
    pages.push(embedText(outcome));
    const next = customIds(outcome.message).find((one) => one.includes('at=next'));
    if (!next || JSON.stringify(outcome.message?.components).includes(`"${next}","disabled":true`)) break;
    outcome = await bot.discord.press(id, next);
  }
  expect(bot.log.slice(before)).toMatchObject(pages.map(() => ({ queries: 1 })));
  return pages.join('\n');
}

async function roster(name: string, guids: unknown, date = '2024-05-10'): Promise<void> {
  await bot.database.client.query(
    `insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names) values ($1, 'ALL', $2, $3, '[]')`,
    [date, name, typeof guids === 'string' ? guids : JSON.stringify(guids)],
  );
}

test('the overview tells points by team, score first', async () => {
  const text = await view('overview');
  expect(text).toMatch(
    /^Team A 5 : 1 Team B {3}🏆 Team A\nFri May 10, 2024 · <t:\d+:t>, 1 h 05 min\n4 maps · 6 players\n/,
  );
  expect(text).toContain('**Team A**  AAAAAAA1, AAAAAAA2,\nAAAAAAA3\n**Team B**  BBBBBBB1, BBBBBBB2,\nBBBBBBB3\n');
  expect(text.match(/^\d \w+ {2}21\/14 {2}1\.50 {2}DPM 100$/gm)).toHaveLength(6);
});

test('the maps tell points and times in the order of the score, and everybody over both rounds', async () => {
  const text = await view('maps');
  expect(text).toContain('**Team A 5 : 1 Team B   🏆 Team A**');
  expect(text).toContain('**1 supply**  2 : 0\n**4:00** / 5:00\n');
  expect(text).toContain('**2 radar**  1 : 1\nnot in time / not in time (10:00)\n');
  expect(text).toContain('**3 oasis**  2 : 0\n**6:00** / not in time\n');
  expect(text).toContain('**4 battery**\n7:00 / not played\n');
  // Each player has two rounds of 500 damage in 300 s. The syringe is no bullet weapon, and weapon rows do not multiply kills.
  expect(text.match(/ {2}6\/4 {2}100 {2}25\.0% {2}1,000$/gm)).toHaveLength(18);
  expect(text.match(/ {2}3\/2 {2}100 {2}25\.0% {2}500$/gm)).toHaveLength(6);
});

test('round by round, with the total', async () => {
  const text = await view('maps-full');
  const titles = text.split('\n').filter((line) => line.startsWith('**1 supply**'));
  expect(titles).toEqual([
    '**1 supply**  2 : 0 · Round 1',
    '**1 supply**  2 : 0 · Round 2',
    '**1 supply**  2 : 0 · Total',
  ]);
  expect(text.match(/^\w+ {2}3\/2 /gm)).toHaveLength(7 * 6);
  expect(text.match(/^\w+ {2}6\/4 /gm)).toHaveLength(3 * 6);
});

test('the grid has everybody’s kills and deaths on each map and in total', async () => {
  const text = await view('grid');
  for (const map of ['1** supply  2 : 0', '2** radar  1 : 1', '3** oasis  2 : 0', '4** battery']) {
    expect(text).toContain(`**${map}`);
  }
  expect(text).toMatch(/^ +Σ +1 +2 +3 +4$/m);
  expect(text.match(/^\w{8} +21\/14 +6\/4 +6\/4 +6\/4 +3\/2$/gm)).toHaveLength(6);
});

test('stored rosters win and give names; those of other dates, of absent people and unreadable ones do not', async () => {
  await roster('Elsewhere', red, '2024-05-11');
  await roster('Absent', ['CCCCCCC1']);
  await roster('Reds *bold*', red);
  const text = await view('overview');
  expect(text).toMatch(/^🏆 Reds \*bold\* 5 : 1 Team B\n/);
  expect(text).toMatch(/^\*\*Reds \*bold\*\*\* {2}AAAAAAA1/m);
  await roster('Not JSON', '{broken');
  expect(await view('overview')).toMatch(/^\*\*Not JSON\*\* {2}BBBBBBB1/m);
  const { message } = await bot.discord.ask('/sessions');
  expect(message?.embeds[0]?.description).toContain('Reds \\*b… **5** : 1 Not JSON');
});

test('two GUIDs of one person are one, also on a roster', async () => {
  await bot.database.client.query(`insert into player_merges (from_guid, into_guid) values ('AAAAAAA3', 'DDDDDDD1')`);
  await bot.database.client.query('select refresh_totals()');
  expect(await view('overview')).toMatch(/^\*\*Reds \*bold\*\*\* {2}AAAAAAA1/m);
  expect((await view('maps')).match(/ 6\/4 /g)).toHaveLength(18);
});

test('who opted out is hidden from others in every view, and their figures stay', async () => {
  await bot.database.client.query(`insert into player_profiles (player_guid, opted_out) values ('BBBBBBB1', true)`);
  for (const key of [
    'overview',
    'everything',
    'objectives',
    'support',
    'sprees',
    'maps',
    'maps-full',
    'grid',
    'awards',
  ]) {
    const text = await view(key);
    expect(text).not.toContain('BBBBBBB1');
    if (key !== 'awards') expect(text).toContain(key === 'grid' ? 'hidden pl…' : 'hidden player');
  }
  expect((await view('maps')).match(/ 6\/4 /g)).toHaveLength(18);
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
  expect(message?.embeds[0]?.title).toBe('Players changed teams between maps: no score');
  const list = await bot.discord.ask('/sessions month:2024-06');
  expect(list.message?.embeds[0]?.description).toContain('teams changed');
});
