import { expect, test } from 'vitest';
import { consistencyOf } from '../../src/domain/consistency.ts';
import { spreadOf } from '../../src/domain/spread.ts';

test.each([
  [10, 100, 30, 70, 'steady'],
  [10, 100, 31, 69, 'average'],
  [10, 100, 50, 50, 'average'],
  [10, 100, 51, 49, 'streaky'],
  [10, 100, 250, 0, 'streaky'],
  [200, 300, 0, 100, 'steady'],
])('%i rounds, mean %i, deviation %i: %i, %s', (count, mean, deviation, score, label) => {
  const found = consistencyOf({ count, mean, deviation });
  expect(found?.score).toBeCloseTo(score);
  expect(found?.label).toBe(label);
});

test.each([
  ['nine rounds', { count: 9, mean: 100, deviation: 10 }],
  ['no damage', { count: 10, mean: 0, deviation: 0 }],
])('no score: %s', (_, spread) => {
  expect(consistencyOf(spread)).toBeUndefined();
});

test.each([
  [[], { count: 0, mean: 0, deviation: 0 }],
  [[5], { count: 1, mean: 5, deviation: 0 }],
  [[2, 4], { count: 2, mean: 3, deviation: Math.SQRT2 }],
  [[7, 7, 7], { count: 3, mean: 7, deviation: 0 }],
])('the spread of %j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});
