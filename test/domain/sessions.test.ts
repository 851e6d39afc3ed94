import { expect, test } from 'vitest';
import { sessionStarts } from '../../src/domain/sessions.ts';

const minutes = (...list: number[]) => list.map((minute) => minute * 60_000);

/** Rounds at so many minutes of a day, by a wall clock so many hours ahead. */
const rounds = (stamps: readonly number[], hoursAhead = 0) =>
  stamps.map((playedAt) => ({
    playedAt,
    time: new Date(playedAt + hoursAhead * 3_600_000).toISOString().slice(11, 19),
  }));

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
  expect(sessionStarts(rounds(minutes(...stamps)))).toEqual(minutes(...starts));
});

test('a millisecond more than an hour is a new session', () => {
  expect(sessionStarts(rounds([0, 3_600_000, 7_200_001]))).toEqual([0, 0, 7_200_001]);
});

/** A round every half an hour from `from` to `to`, in hours since midnight; the hours at which sessions begin. */
function beginnings(from: number, to: number, hoursAhead = 0): number[] {
  const stamps = Array.from({ length: 2 * (to - from) + 1 }, (_, index) => (from + index / 2) * 3_600_000);
  return [...new Set(sessionStarts(rounds(stamps, hoursAhead)))].map((start) => start / 3_600_000);
}

test.each([
  ['twelve hours at six: cut after six', 18, 40, 0, [18, 30.5]],
  ['less than twelve hours at six: the next morning', 18.5, 80, 0, [18.5, 54.5, 78.5]],
  ['eleven hours are an evening', 20, 31, 0, [20]],
  ["six of the game server's clock", 18, 40, 2, [18]],
  ['two hours ahead it is four by UTC', 15, 40, 2, [15, 28.5]],
  ['for days', 0, 100, 0, [0, 30.5, 54.5, 78.5]],
])('servers that never sleep: %s', (_, from, to, ahead, starts) => {
  expect(beginnings(from, to, ahead)).toEqual(starts);
});

test('a session is cut only where it is played through: six itself is still the old day', () => {
  const at = (...hours: number[]) => rounds(hours.map((hour) => hour * 3_600_000));
  const starts = (...hours: number[]) => sessionStarts(at(...hours)).map((start) => start / 3_600_000);
  const night = Array.from({ length: 12 }, (_, index) => 18 + index);
  expect(starts(...night, 30, 31).slice(-2)).toEqual([18, 31]);
  expect(starts(...night, 30.01).slice(-1)).toEqual([30.01]);
});
