import { expect, test } from 'vitest';
import { fieldIndex } from '../../../src/domain/round-file/fields.ts';
import type { Finding } from '../../../src/domain/round-file/finding.ts';
import { subtractRound1 } from '../../../src/domain/rounds/difference.ts';
import { playerRow, weaponRows } from '../../../src/domain/rounds/player-row.ts';
import { tally } from './tally.ts';

const first = tally(
  'A',
  {
    damage_given: 1000,
    damage_received: 800,
    gibs: 2,
    time_played_minutes: 44,
    xp: 40,
    killing_spree: 5,
    kill_assists: 3,
  },
  { WS_MP40: { hits: 20, shots: 60, kills: 5, deaths: 3, headshots: 4 }, WS_KNIFE: { shots: 7 } },
);
const second = tally(
  'A',
  {
    damage_given: 2500,
    damage_received: 1500,
    gibs: 3,
    time_played_minutes: 112,
    xp: 25,
    killing_spree: 4,
    kill_assists: 1,
  },
  { WS_MP40: { hits: 50, shots: 160, kills: 11, deaths: 7, headshots: 9 }, WS_KNIFE: { shots: 6, kills: 1 } },
);

test('cumulative counters are subtracted, others are not', () => {
  const findings: Finding[] = [];
  const round = subtractRound1(second, first, findings);
  expect(playerRow(round, 400)).toMatchObject({
    kills: 7,
    deaths: 4,
    headshots: 5,
    damage_given: 1500,
    damage_received: 700,
    gibs: 1,
    time_played_seconds: 408,
    time_played_minutes: 6.8,
    xp: 25,
    killing_spree_best: 4,
    kill_assists: 1,
    bullets_fired: 100,
    accuracy: 30,
    kd_ratio: 1.75,
    efficiency: (100 * 7) / 11,
    dpm: (60 * 1500) / 408,
  });
  expect(weaponRows(round)).toMatchObject([
    { weapon_name: 'WS_KNIFE', kills: 1, deaths: 0, shots: 0, hits: 0, headshots: 0, accuracy: 0 },
    { weapon_name: 'WS_MP40', kills: 6, deaths: 4, shots: 100, hits: 30, headshots: 5, accuracy: 30 },
  ]);
  // Knife shots shrink in real files. A counter that shrinks becomes 0, and this is not a reconnect.
  expect(findings).toEqual([{ code: 'counters shrank', guid: 'A', message: expect.stringContaining('Knife shots') }]);
});

test.each([
  ['kills', tally('A', {}, { WS_MP40: { kills: 5 } }), tally('A', {}, { WS_MP40: { kills: 4 } })],
  ['deaths', tally('A', {}, { WS_MP40: { deaths: 5 } }), tally('A', {}, { WS_COLT: { deaths: 4 } })],
  ['damage given', tally('A', { damage_given: 5 }), tally('A', { damage_given: 4 })],
  ['damage received', tally('A', { damage_received: 5 }), tally('A', { damage_received: 4 })],
  ['minutes', tally('A', { time_played_minutes: 44 }), tally('A', { time_played_minutes: 43 })],
])('fewer %s than before: the player reconnected, round 2 counts as it is', (_, before, after) => {
  const findings: Finding[] = [];
  const round = subtractRound1(after, before, findings);
  expect([round.fields, round.weapons]).toEqual([after.fields, after.weapons]);
  expect(findings).toMatchObject([{ code: 'counters restarted', guid: 'A' }]);
});

test('the meatshield of a difference is its own; the denied time and the time dead have their bounds', () => {
  const before = tally('A', { damage_received: 3000, tank_meatshield: 58 }, { WS_MP40: { deaths: 4 } });
  const after = tally(
    'A',
    {
      damage_received: 5600,
      tank_meatshield: 58,
      time_played_minutes: 50,
      time_dead_minutes: 61,
      denied_playtime: 900,
    },
    { WS_MP40: { deaths: 10 } },
  );
  const row = playerRow(subtractRound1(after, before, []), 310);
  expect(row).toMatchObject({ tank_meatshield: 3.3, time_dead_minutes: 5, time_dead_ratio: 100, denied_playtime: 310 });
});

test("round 1 from the old bot's rows: no time to compare, deaths that no weapon holds", () => {
  const legacy = { ...first, fields: first.fields.slice(), fromLegacyRows: true, deathsElsewhere: 2 };
  legacy.fields[fieldIndex.time_played_minutes] = 120;
  const round = subtractRound1(second, legacy, []);
  expect([round.kills, round.deaths, round.fields[fieldIndex.time_played_minutes]]).toEqual([7, 2, 0]);
});
