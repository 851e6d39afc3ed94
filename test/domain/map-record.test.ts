import { expect, test } from 'vitest';
import { mapRecords } from '../../src/domain/map-record.ts';

const round = (mapName: string, kills: number, deaths: number) => ({
  mapName,
  kills,
  deaths,
  damage_given: 100,
  time_played: 60,
});

test('sums per map, best K/D first; a map with too few rounds is left out', () => {
  const records = mapRecords(
    [
      round('a', 1, 2),
      round('b', 9, 1),
      round('a', 5, 2),
      round('c', 3, 2),
      round('c', 3, 2),
      round('d', 2, 0),
      round('d', 1, 0),
    ],
    2,
  );
  expect(records).toEqual([
    { mapName: 'd', rounds: 2, kills: 3, deaths: 0, damage_given: 200, time_played: 120 },
    { mapName: 'a', rounds: 2, kills: 6, deaths: 4, damage_given: 200, time_played: 120 },
    { mapName: 'c', rounds: 2, kills: 6, deaths: 4, damage_given: 200, time_played: 120 },
  ]);
  expect(mapRecords([], 1)).toEqual([]);
});
