import { expect, test } from 'vitest';
import { findMvp } from '../../src/domain/mvp.ts';
import { totals } from './totals.ts';

const minute = { time_played: 60 };

test('the greatest sum of z-scores, and in what', () => {
  const mvp = findMvp([
    { guid: 'killer', totals: totals({ ...minute, kills: 30, revives_given: 0 }) },
    { guid: 'medic', totals: totals({ ...minute, kills: 20, revives_given: 12 }) },
    { guid: 'idle', totals: totals({ ...minute, kills: 10, revives_given: 0 }) },
  ]);
  // Kills have mean 20 and deviation 10. Revives have mean 4 and deviation √48.
  expect(mvp?.guid).toBe('medic');
  expect(mvp?.score).toBeCloseTo(8 / Math.sqrt(48));
  expect(mvp?.because).toEqual([{ statistic: 'revives', value: 12, z: expect.closeTo(1.1547, 3) }]);
});

test('what counts most is named first', () => {
  const mvp = findMvp([
    { guid: 'a', totals: totals({ ...minute, kills: 30, damage_given: 2100, damage_received: 1000 }) },
    { guid: 'b', totals: totals({ ...minute, kills: 29, damage_given: 1000, damage_received: 2000 }) },
    { guid: 'c', totals: totals({ ...minute, kills: 1, damage_given: 900, damage_received: 1000 }) },
  ]);
  expect(mvp?.because.map(({ statistic }) => statistic)).toEqual(['dpm', 'damage_ratio', 'kills']);
});

test('a player without time played has no DPM, which does not lower their score', () => {
  const mvp = findMvp([
    { guid: 'a', totals: totals({ kills: 30 }) },
    { guid: 'b', totals: totals({ ...minute, kills: 10 }) },
    { guid: 'c', totals: totals({ ...minute, kills: 10 }) },
  ]);
  expect(mvp).toMatchObject({ guid: 'a', because: [{ statistic: 'kills', value: 30 }] });
});

test.each([
  ['nobody', []],
  ['one player', [{ guid: 'a', totals: totals({ ...minute, kills: 30 }) }]],
  ['all alike', ['a', 'b'].map((guid) => ({ guid, totals: totals({ ...minute, kills: 30 }) }))],
])('no MVP: %s', (_, rows) => {
  expect(findMvp(rows)).toBeNull();
});
