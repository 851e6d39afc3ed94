import { expect, test } from 'vitest';
import { sessionStarts } from '../../src/domain/sessions.ts';

const minutes = (...list: number[]) => list.map((minute) => minute * 60_000);

test.each([
  [[], []],
  [[5], [5]],
  [
    [0, 20, 80],
    [0, 0, 0],
  ], // a gap of exactly an hour does not end the session
  [
    [0, 20, 81],
    [0, 0, 81],
  ],
  [
    [1400, 1450, 1500],
    [1400, 1400, 1400],
  ], // midnight does not end the session
  [
    [0, 0, 61, 61, 200],
    [0, 0, 61, 61, 200],
  ],
])('rounds at minute %j are in the sessions of minute %j', (stamps, starts) => {
  expect(sessionStarts(minutes(...stamps))).toEqual(minutes(...starts));
});

test('a millisecond more than an hour is a new session', () => {
  expect(sessionStarts([0, 3_600_000, 7_200_001])).toEqual([0, 0, 7_200_001]);
});
