import { expect, test } from 'vitest';
import { Random } from '../../../demo/random.ts';
import { allRows, differences } from '../../../demo/round-files/all-rows.ts';
import type { WrittenFile } from '../../../demo/round-files/generate.ts';
import { sample } from '../../support/sample.ts';
import type { Archive } from './archive.ts';
import { freshArchive } from './archive.ts';
import type { Line } from './counters.ts';
import { roundFile } from './counters.ts';

type Sums = Record<string, [rounds: number, kills: number, damage: number, seconds: number]>;

async function sums(archive: Archive): Promise<Sums> {
  const rows = await archive.rows<{ name: string; sums: [number, number, number, number] }>(
    'select player_name(player_guid) as name, array[rounds, kills, damage_given, time_played]::int[] as sums from player_totals order by 1',
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.sums]));
}

const codes = async (archive: Archive, round: number) =>
  (
    await archive.rows<{ codes: string[] }>(
      `select array(select f ->> 'code' from jsonb_array_elements(findings) as f) as codes from rounds order by played_at`,
    )
  )[round]?.codes;

/** Sends files in this order and, to another archive, in other orders; expects the same rows. Returns the first archive. */
async function sent(files: readonly WrittenFile[]): Promise<Archive> {
  const archive = await freshArchive();
  for (const file of files) await archive.send(file);
  const expected = await allRows(archive.database.client);
  const orders = [[...files].reverse(), new Random('order').shuffle([...files, ...files])];
  for (const order of sample(orders, 1)) {
    const other = await freshArchive();
    for (const file of order) await other.send(file);
    expect(differences(expected, await allRows(other.database.client))).toEqual([]);
  }
  expect(await archive.rows('select rollup from examine_rollups() where differing > 0')).toEqual([]);
  return archive;
}

/** Everybody's line with everybody's name. */
const all = (line: Line) => ({ Anna: line, Bert: line, Cleo: line, Dirk: line });
const first = roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '5:00', lines: all([5, 4, 900, 800, '5.0']) });

test('reset before round 2: half of the players have lower counters, so the file is taken as it stands for all', async () => {
  const higher: Line = [7, 6, 1200, 1100, '5.0'];
  const lower: Line = [4, 3, 700, 500, '5.0'];
  const lines = { Anna: higher, Bert: lower, Cleo: higher, Dirk: lower };
  const second = roundFile({ stamp: '2026-05-02-201200', round: 2, limit: '5:00', actual: '5:00', lines });
  const archive = await sent([first, second]);
  expect(await sums(archive)).toEqual({
    Anna: [2, 12, 2100, 600],
    Bert: [2, 9, 1600, 600],
    Cleo: [2, 12, 2100, 600],
    Dirk: [2, 9, 1600, 600],
  });
  expect(await codes(archive, 1)).toEqual(['counters not cumulative']);
});

test('one player with lower counters reconnected: the others are subtracted', async () => {
  const lines = { ...all([7, 6, 1200, 1100, '9.0'] as Line), Dirk: [4, 3, 700, 500, '4.0'] as Line };
  const second = roundFile({ stamp: '2026-05-02-201200', round: 2, limit: '5:00', actual: '4:00', lines });
  const archive = await sent([first, second]);
  expect(await sums(archive)).toMatchObject({ Anna: [2, 7, 1200, 540], Dirk: [2, 9, 1600, 540] });
  expect(await codes(archive, 1)).toEqual(['counters restarted']);
});

/** The same map three times: each round 1 goes on from the match before, each round 2 begins anew or goes on. */
const thrice = [
  first,
  roundFile({
    stamp: '2026-05-02-201200',
    round: 2,
    limit: '5:00',
    actual: '4:00',
    lines: all([12, 9, 2000, 1700, '9.0']),
  }),
  roundFile({ stamp: '2026-05-02-202100', round: 1, actual: '6:00', lines: all([18, 13, 3000, 2500, '15.0']) }),
  roundFile({
    stamp: '2026-05-02-202900',
    round: 2,
    limit: '6:00',
    actual: '5:00',
    lines: all([22, 16, 3700, 3100, '20.0']),
  }),
  roundFile({ stamp: '2026-05-02-203900', round: 1, actual: '7:00', lines: all([30, 20, 4700, 4100, '27.0']) }),
  roundFile({
    stamp: '2026-05-02-204800',
    round: 2,
    limit: '7:00',
    actual: '6:00',
    lines: all([3, 2, 600, 500, '6.0']),
  }),
];

test('the same map three times, counters carried over', async () => {
  const archive = await sent(thrice);
  expect(await sums(archive)).toMatchObject({ Anna: [6, 30 + 3, 4700 + 600, (27 + 6) * 60] });
  expect(await codes(archive, 2)).toEqual(['counters carried over']);
  expect(await codes(archive, 3)).toEqual([]);
  expect(await codes(archive, 5)).toEqual(['counters not cumulative']);
});

test('counters carried over, and the match before comes last or never', async () => {
  const [, , second1, second2] = thrice as [WrittenFile, WrittenFile, WrittenFile, WrittenFile];
  const archive = await freshArchive();
  for (const file of [second1, second2]) await archive.send(file);
  // Nothing to subtract yet: nobody's time is longer than the round.
  expect(await sums(archive)).toMatchObject({ Anna: [2, 22, 3700, 360 + 300] });
  for (const file of thrice.slice(0, 2)) await archive.send(file);
  expect(await sums(archive)).toMatchObject({ Anna: [4, 22, 3700, 20 * 60] });
});

test('a map that was played an hour before, or with fewer counters now, is not subtracted', async () => {
  const pause = all([8, 6, 1500, 1400, '12.0']);
  const archive = await sent([
    ...thrice.slice(0, 2),
    roundFile({ stamp: '2026-05-02-202100', round: 1, actual: '6:00', lines: pause }),
    roundFile({ stamp: '2026-05-02-220000', round: 1, actual: '6:00', lines: all([18, 13, 3000, 2500, '15.0']) }),
  ]);
  expect(await sums(archive)).toMatchObject({ Anna: [4, 12 + 8 + 18, 2000 + 1500 + 3000, 540 + 360 + 360] });
  expect(await codes(archive, 2)).toEqual(['time']);
});

test('a pause of six minutes is nobody’s time', async () => {
  const lines = { ...all([9, 8, 1900, 1800, '16.0'] as Line), Dirk: [2, 2, 300, 400, '3.0'] as Line };
  const archive = await sent([roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '10:00', lines })]);
  expect(await sums(archive)).toMatchObject({ Anna: [1, 9, 1900, 600], Dirk: [1, 2, 300, 180] });
  expect(await codes(archive, 0)).toEqual(['time']);
  expect(
    await archive.rows('select max(dpm) as dpm, max(time_played_minutes) as minutes from player_comprehensive_stats'),
  ).toEqual([{ dpm: 190, minutes: 10 }]);
});

test('an aborted round 2 is stored under round 1, never counts and is nobody’s round 1, also when its round 1 comes last', async () => {
  const files = [
    roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '12:00', lines: all([10, 8, 2000, 1800, '12.0']) }),
    roundFile({
      stamp: '2026-05-02-201500',
      round: 1,
      actual: '12:00',
      play: -8123456,
      lines: all([15, 12, 3000, 2600, '18.0']),
    }),
    roundFile({ stamp: '2026-05-02-203000', round: 2, actual: '12:00', lines: all([16, 11, 3500, 3000, '24.0']) }),
  ];
  const archive = await sent(files);
  expect(await sums(archive)).toMatchObject({ Anna: [2, 16, 3500, 1440] });
  expect(await archive.rows('select match_id, round_number, invalid_reason from rounds order by played_at')).toEqual([
    { match_id: '2026-05-02_200500_supply', round_number: 1, invalid_reason: null },
    { match_id: '2026-05-02_201500_supply', round_number: 1, invalid_reason: 'aborted' },
    { match_id: '2026-05-02_200500_supply', round_number: 2, invalid_reason: null },
  ]);
});

const usual: Line = [9, 8, 1900, 1800, '6.8'];

test.each<[string, string]>([
  ['kills at the cap', '16 60 200 100000 4 10'],
  ['shots beyond the cap', '16 60 99999999 4 4 10'],
  ['31 kills a minute', '16 60 200 214 4 10'],
])('%s: the row does not count, the others do', async (_, weapons) => {
  const file = roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '6:52', lines: all(usual) });
  const text = file.text.replace(/(?<=Anna.*)16 60 200 9 8 10/, weapons);
  expect(text).not.toBe(file.text);
  const archive = await sent([{ ...file, text }]);
  expect(await sums(archive)).toEqual({ Bert: [1, 9, 1900, 408], Cleo: [1, 9, 1900, 408], Dirk: [1, 9, 1900, 408] });
  expect(await codes(archive, 0)).toContain('implausible');
  expect(await archive.rows(`select count(*)::int from weapon_sessions where player_guid like '416E6E61'`)).toEqual([
    { count: 0 },
  ]);
  expect(await archive.rows('select count(*)::int from player_comprehensive_stats')).toEqual([{ count: 4 }]);
});

test.each<[string, Line, boolean]>([
  ['86,400 s in 412', [9, 8, 1900, 1800, '1440.0'], false],
  ['60 s too long', [9, 8, 1900, 1800, '7.9'], false],
  ['within the minute', [9, 8, 1900, 1800, '7.8'], true],
  ['10,000 damage a minute', [9, 8, 68_001, 1800, '6.8'], false],
  ['as much damage taken', [9, 8, 1900, 68_001, '6.8'], false],
  ['just as much as can be', [204, 8, 68_000, 1800, '6.8'], true],
  ['a few seconds of play', [4, 0, 900, 0, '0.1'], true],
  ['every counter at its cap', [100_000, 100_000, 1_000_000, 1_000_000, '1440.0'], false],
  ['beyond every cap', [999_999_999, 999_999_999, 999_999_999, 999_999_999, '99999999.0'], false],
  ['negative', [-1, -5, -100, -1, '-6.8'], true],
])('%s', async (_, line, counts) => {
  const archive = await sent([
    roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '6:52', lines: { ...all(usual), Anna: line } }),
  ]);
  expect(Object.keys(await sums(archive))).toEqual(
    counts ? ['Anna', 'Bert', 'Cleo', 'Dirk'] : ['Bert', 'Cleo', 'Dirk'],
  );
});

test('a line with NaN is dropped; all counters of everybody at their caps: nobody counts', async () => {
  const nan = roundFile({
    stamp: '2026-05-02-200500',
    round: 1,
    actual: '6:52',
    lines: { ...all(usual), Anna: [9, 8, Number.NaN, 0, '6.8'] },
  });
  expect(Object.keys(await sums(await sent([nan])))).toEqual(['Bert', 'Cleo', 'Dirk']);
  const caps = all([100_000, 100_000, 1_000_000, 1_000_000, '1440.0']);
  expect(
    await sums(await sent([roundFile({ stamp: '2026-05-02-200500', round: 1, actual: '6:52', lines: caps })])),
  ).toEqual({});
});

test('an implausible row of round 2 is left out there alone', async () => {
  const lines = { ...all([14, 12, 2500, 2100, '9.0'] as Line), Anna: [14, 12, 900_000, 2100, '9.0'] as Line };
  const second = roundFile({ stamp: '2026-05-02-201200', round: 2, limit: '5:00', actual: '4:00', lines });
  expect(await sums(await sent([first, second]))).toMatchObject({ Anna: [1, 5, 900, 300], Bert: [2, 14, 2500, 540] });
});

test('maps are one whatever their capitals, under the most frequent spelling', async () => {
  const lines = all([5, 4, 900, 800, '5.0']);
  const both = all([12, 9, 2000, 1700, '9.0']);
  const archive = await sent([
    roundFile({ stamp: '2026-05-02-200500', map: 'SuPPly', round: 1, actual: '5:00', lines }),
    roundFile({ stamp: '2026-05-02-201200', map: 'supply', round: 2, limit: '5:00', actual: '4:00', lines: both }),
    roundFile({ stamp: '2026-05-03-200500', map: 'SUPPLY', round: 1, actual: '5:00', lines }),
    roundFile({ stamp: '2026-05-03-201200', map: 'SuPPly', round: 2, limit: '5:00', actual: '4:00', lines: both }),
    roundFile({ stamp: '2026-05-03-220000', map: 'etl_Ice', round: 1, actual: '5:00', lines }),
    roundFile({ stamp: '2026-05-03-230000', map: 'etl_ice', round: 1, actual: '5:00', lines }),
  ]);
  expect(await archive.rows('select map_key, map_name from maps order by 1')).toEqual([
    { map_key: 'etl_ice', map_name: 'etl_ice' },
    { map_key: 'supply', map_name: 'SuPPly' },
  ]);
  expect(await archive.rows(`select distinct map_name from latest_rounds('416E6E61', 20) order by 1`)).toEqual([
    { map_name: 'SuPPly' },
    { map_name: 'etl_ice' },
  ]);
  expect(await sums(archive)).toMatchObject({ Anna: [6, 12 + 12 + 10, 4000 + 1800, 2 * 540 + 600] });
});

test('the name and the header may spell a map differently', async () => {
  const file = roundFile({ stamp: '2026-05-02-200500', map: 'supply', round: 1, actual: '5:00', lines: all(usual) });
  const archive = await freshArchive();
  expect((await archive.send({ ...file, text: file.text.replace('supply', 'SUPPLY') })).status).toBe('stored');
  expect((await archive.send({ ...file, text: file.text.replace('supply', 'supplx') })).status).toBe('refused');
});

test.each<[string, string, string, boolean]>([
  ['26 hours ahead', '2026-05-02-220000', 'UTC', true],
  ['a second more', '2026-05-02-220001', 'UTC', false],
  ['tomorrow where it is fourteen hours later, read as UTC', '2026-05-02-100000', 'UTC', true],
  ['the same, read in its zone', '2026-05-02-100000', 'Pacific/Kiritimati', true],
  ['26 hours ahead in a zone that is behind', '2026-05-02-100001', 'Etc/GMT+12', false],
  ['the year 9999', '9999-12-31-235959', 'UTC', false],
])('a stamp %s', async (_, stamp, timeZone, isTaken) => {
  const archive = await freshArchive();
  const file = roundFile({ stamp, round: 1, actual: '5:00', lines: all(usual) });
  const now = new Date('2026-05-01T20:00:00Z');
  const outcome = await archive.send(file, { timeZone, now });
  expect(outcome.status).toBe(isTaken ? 'stored' : 'refused');
  if (outcome.status === 'refused')
    expect(outcome.refusal).toMatchObject({ code: 'clock', message: expect.stringContaining("game server's clock") });
  expect((await archive.send(file, { timeZone, now: new Date('9999-12-31T23:59:59Z') })).status).toBe(
    isTaken ? 'known' : 'stored',
  );
});
