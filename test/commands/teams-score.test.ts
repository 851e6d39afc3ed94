import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { pictureOf, withPictures } from '../support/picture.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';
import { shown } from '../support/shown.ts';

const red = ['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3'];
const blue = ['BBBBBBB1', 'BBBBBBB2', 'BBBBBBB3'];
const green = ['CCCCCCC1', 'CCCCCCC2', 'CCCCCCC3'];

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: withPictures });
});
afterAll(() => bot.close());

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

interface Played {
  map: string;
  start: string;
  minute: number;
  /** Who attacks first, who second. Allies attack. */
  teams: readonly [readonly string[], readonly string[]];
  /** Seconds the attacks took; as long as they had if they failed. */
  first: number;
  second: number;
  limit: number;
}

function rounds({ map, start, minute, teams: [one, other], first, second, limit }: Played): TestRound[] {
  const at = (later: number) => new Date(Date.parse(start) + (minute + later) * 60_000).toISOString();
  const match = `${start} ${minute}`;
  return [
    { at: at(0), match, map, number: 1, start, sides: [other, one], took: clock(first), limit: clock(limit) },
    { at: at(10), match, map, number: 2, start, sides: [one, other], took: clock(second), limit: clock(first) },
  ];
}

async function score(date: string, locale = 'en-US'): Promise<string[]> {
  const outcome = await bot.discord.ask(`/teams score date:${date}`, { locale, guildLocale: locale });
  expect(outcome.problems).toEqual([]);
  return shown(outcome).split('\n');
}

const picture = async (date: string) =>
  pictureOf((await bot.discord.ask(`/teams score date:${date}`)).message, 'attacks');

test('sixty maps: points and times stand in the order of the heading, whoever attacked first', async () => {
  const random = new Random('heading');
  const start = '2024-05-10T08:00Z';
  const expected: string[] = [];
  const total = [0, 0];
  const played = Array.from({ length: 60 }, (_, index): Played => {
    // Red is Axis in the very first round, so it is Team A; after that the coin says who attacks first.
    const redFirst = index > 0 && random.chance(0.5);
    const limit = 600;
    const first = random.chance(0.3) ? limit : random.int(60, limit - 1);
    const second = random.chance(0.4) ? first : random.int(30, first - 1);
    const [setsTime, beatsIt] = [first < limit, second < first];
    const attacks = [
      { points: beatsIt ? 0 : setsTime ? 2 : 1, time: setsTime ? clock(first) : 'not in time' },
      { points: beatsIt ? 2 : setsTime ? 0 : 1, time: beatsIt ? clock(second) : 'not in time' },
    ];
    const [a, b] = redFirst ? attacks : attacks.toReversed();
    if (!a || !b) throw new Error('There are two attacks.');
    total[0] = (total[0] ?? 0) + a.points;
    total[1] = (total[1] ?? 0) + b.points;
    const bold = (attack: typeof a, other: typeof a) =>
      attack.points > other.points ? `**${attack.time}**` : attack.time;
    expected.push(`m${index}  ${a.points} : ${b.points}  ${bold(a, b)} / ${bold(b, a)}`);
    return {
      map: `m${index}`,
      start,
      minute: index * 20,
      teams: redFirst ? [red, blue] : [blue, red],
      first,
      second,
      limit,
    };
  });
  await addRounds(bot.database.client, played.flatMap(rounds));
  await bot.database.client.query('select refresh_totals()');
  const lines = await score('2024-05-10');
  expect(lines.slice(0, 2)).toEqual([
    `**Team A ${total[0]} : ${total[1]} Team B**`,
    `🏆 Team ${(total[0] ?? 0) > (total[1] ?? 0) ? 'A' : 'B'}`,
  ]);
  const maps = lines.filter((line) => /^m\d+ /.test(line));
  // A long line leaves the limit out.
  expect(maps.map((line) => line.replace(' (10:00)', ''))).toEqual(expected);
  expect(maps.filter((line) => line.includes('not in time (10:00) / **')).length).toBeGreaterThan(0);
  expect(new Set(expected.map((line) => / (\d : \d) /.exec(line)?.[1])).size).toBe(3);
  const { data } = await picture('2024-05-10');
  expect(data.heading).toEqual([
    ['Team A', 0],
    [`${total[0]} : ${total[1]}`, 4],
    ['Team B', 1],
  ]);
  expect(data.note).toBe('Attack times of the latest maps · line: time limit');
  expect(data.maps.map(([map, points, , one, other]) => `${map}  ${points}  ${one?.[1]} / ${other?.[1]}`)).toEqual(
    expected.slice(-10).map((line) => line.replaceAll('**', '')),
  );
});

test('three teams: every line names its two, in the order of the heading', async () => {
  const start = '2024-06-10T18:00Z';
  const people = { red, blue, green };
  const match = (minute: number, one: keyof typeof people, other: keyof typeof people): Played => ({
    map: `${one}_${other}`,
    start,
    minute,
    teams: [people[one], people[other]],
    first: 300,
    second: 300,
    limit: 600,
  });
  await addRounds(
    bot.database.client,
    [match(0, 'blue', 'red'), match(20, 'red', 'blue'), match(40, 'green', 'blue'), match(60, 'blue', 'green')].flatMap(
      rounds,
    ),
  );
  await bot.database.client.query('select refresh_totals()');
  const lines = await score('2024-06-10');
  expect(lines[0]).toContain('**Team A 2 · Team B 4 · Team C 2**');
  expect(lines).toContain('blue_red  A 0 : 2 B  not in time / **5:00**');
  expect(lines).toContain('red_blue  A 2 : 0 B  **5:00** / not in time');
  // A long line cuts the map's name.
  expect(lines.join('\n')).toMatch(/^green_?b?…? {2}B 0 : 2 C {2}not in time \/ \*\*5:00\*\*$/m);
  const { data, alt } = await picture('2024-06-10');
  expect(data.heading.map(([words]) => words)).toEqual(['Team A 2', 'Team B 4', 'Team C 2']);
  expect(data.maps).toEqual([
    ['blue_red', 'A 0 : 2 B', 1000, [0, 'not in time', 500, 1, 0], [1, '5:00', 500, 0, 1]],
    ['red_blue', 'A 2 : 0 B', 1000, [0, '5:00', 500, 0, 1], [1, 'not in time', 500, 1, 0]],
    ['green_blue', 'B 0 : 2 C', 1000, [1, 'not in time', 500, 1, 0], [2, '5:00', 500, 0, 1]],
    ['blue_green', 'B 2 : 0 C', 1000, [1, '5:00', 500, 0, 1], [2, 'not in time', 500, 1, 0]],
  ]);
  expect(alt).toMatch(
    /^Bar chart of attack times\. Team A 2 Team B 4 Team C 2: blue_red A 0 : 2 B, not in time \/ 5:00; /,
  );
  const german = (await score('2024-06-10', 'de')).join('\n');
  expect(german).toContain('green_blue  B 0 : 2 C  Zeit um / **5:00**');
});

test('a long heading leaves the winner to its own line; a map of one round says so', async () => {
  const start = '2024-07-10T18:00Z';
  const battle = { map: 'battery', start, teams: [blue, red] as const, second: 300, limit: 600 };
  const [only] = rounds({ ...battle, minute: 20, first: 420 });
  if (!only) throw new Error('A match has two rounds.');
  await addRounds(bot.database.client, [...rounds({ ...battle, minute: 0, first: 300 }), only]);
  await bot.database.client.query('select refresh_totals()');
  await bot.discord.ask('/teams set first:Marmalade Brigade second:Night Tram of Doom date:2024-07-10', {
    permissions: 1n << 5n,
  });
  const lines = await score('2024-07-10');
  expect(lines.slice(0, 2)).toEqual(['**Marmalade B… 0 : 2 Night Tram …**', '🏆 Night Tram of Doom']);
  expect(lines).toContain('battery  round 1 only  – / 7:00');
  const { data } = await picture('2024-07-10');
  expect(data.heading.map(([words]) => words)).toEqual(['Marmalade Brigade', '0 : 2', 'Night Tram of Doom']);
  expect(data.maps[1]).toEqual(['battery', 'round 1 only', 1000, null, [1, '7:00', 700, 0, 0]]);
});
