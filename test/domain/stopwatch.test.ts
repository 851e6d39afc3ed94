import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StopwatchRound } from '../../src/domain/stopwatch.ts';
import { mapResult, winningSide } from '../../src/domain/stopwatch.ts';

/** Returns a map as the old bot stored it, with round 2 always a tie and defender 2. */
function legacy(
  roundNumber: number,
  actualTime: string | null,
  timeLimit: string | null,
  defender = 1,
): StopwatchRound {
  const held = actualTime === timeLimit;
  return {
    source: 'legacy',
    roundNumber,
    timeLimit,
    actualTime,
    defenderTeam: roundNumber === 1 ? defender : 2,
    winnerTeam: roundNumber === 1 ? (held ? defender : 3 - defender) : 0,
  };
}

function file(roundNumber: number, actual: string, limit: string, defender: number, winner: number): StopwatchRound {
  return {
    source: 'file',
    roundNumber,
    timeLimit: limit,
    actualTime: actual,
    defenderTeam: defender,
    winnerTeam: winner,
  };
}

test.each([
  ['the time is beaten', legacy(1, '7:42', '12:00'), legacy(2, '7:41', '7:42'), [0, 2]],
  ['the time is not beaten', legacy(1, '7:42', '12:00'), legacy(2, '7:42', '7:42'), [2, 0]],
  ['full hold, then success', legacy(1, '12:00', '12:00'), legacy(2, '9:28', '12:00'), [0, 2]],
  ['two full holds', legacy(1, '12:00', '12:00'), legacy(2, '12:00', '12:00'), [1, 1]],
  ['Allies defend', legacy(1, '2:18', '10:00', 2), legacy(2, '2:18', '2:18'), [2, 0]],
  ['0:00 is no time', legacy(1, '9:28', '12:00'), legacy(2, '0:00', '9:28'), [2, 0]],
  ['a time beyond the limit is no time', legacy(1, '12:00', '12:00'), legacy(2, '71:05', '12:00'), [1, 1]],
  ['the limit is missing: it is round 1’s time', legacy(1, '5:00', '12:00'), legacy(2, '4:00', null), [0, 2]],
])('from legacy rows: %s', (_, round1, round2, points) => {
  expect(mapResult(round1, round2).points).toEqual(points);
});

test.each([
  ['the time is beaten', file(1, '7:42', '12:00', 1, 2), file(2, '7:41', '7:42', 1, 2), [0, 2]],
  ['the time is not beaten', file(1, '7:42', '12:00', 1, 2), file(2, '7:42', '7:42', 1, 1), [2, 0]],
  ['two full holds', file(1, '10:00', '10:00', 1, 1), file(2, '10:00', '10:00', 1, 1), [1, 1]],
  ['the clock is nonsense, the winner is not', file(1, '3:00', '10:00', 1, 2), file(2, '50:50', '3:00', 1, 2), [0, 2]],
  ['surrender: the clock says 0:00', file(1, '9:28', '12:00', 1, 2), file(2, '0:00', '9:28', 1, 1), [2, 0]],
  ['Axis attack', file(1, '4:15', '10:00', 2, 1), file(2, '4:10', '4:15', 2, 1), [0, 2]],
  ['no winner: the times tell', file(1, '4:15', '10:00', 2, 0), file(2, '4:15', '4:15', 2, 0), [2, 0]],
  ['a file’s round 1, a legacy round 2', file(1, '4:15', '10:00', 2, 1), legacy(2, '4:10', '4:15'), [0, 2]],
])('from headers: %s', (_, round1, round2, points) => {
  expect(mapResult(round1, round2).points).toEqual(points);
});

test('a round 1 alone has no points, but a result', () => {
  const { points, round1, round2, attackers } = mapResult(legacy(1, '12:00', '12:00'));
  expect({ points, round2, attackers }).toEqual({ points: null, round2: null, attackers: 2 });
  expect(round1).toEqual({ attackersWon: false, seconds: null, limit: 720, certain: true });
});

test('a round of which nothing can be read counts as held, and is not certain', () => {
  const { round2, points } = mapResult(legacy(1, '5:00', '12:00'), legacy(2, '0:00', '5:00'));
  expect(round2).toEqual({ attackersWon: false, seconds: null, limit: 300, certain: false });
  expect(points).toEqual([2, 0]);
  expect(mapResult({ ...legacy(1, null, null), winnerTeam: 2 }).round1).toMatchObject({
    attackersWon: true,
    certain: true,
  });
});

test.each([
  ['held to the limit', legacy(2, '5:00', '5:00'), { attackersWon: false, seconds: null, certain: true }],
  ['in time', legacy(2, '4:59', '5:00'), { attackersWon: true, seconds: 299, certain: true }],
  ['in the last second', file(2, '5:00', '5:00', 1, 2), { attackersWon: true, seconds: 300, certain: true }],
  ['a clock beyond the limit', file(2, '50:50', '5:00', 1, 2), { attackersWon: true, seconds: null, certain: true }],
])('how a round 2 ended: %s', (_, round2, result) => {
  expect(mapResult(legacy(1, '5:00', '12:00'), round2).round2).toMatchObject(result);
});

test.each([
  ['round 2’s attackers won', legacy(2, '4:00', '5:00'), 1, 1],
  ['round 2’s attackers won', legacy(2, '4:00', '5:00'), 2, 2],
  ['round 1’s attackers won', legacy(2, '5:00', '5:00'), 1, 2],
  ['round 1’s attackers won', legacy(2, '5:00', '5:00'), 2, 1],
  ['unpaired', undefined, 1, null],
])('the winner’s side where Allies attack: %s (%#)', (_, round2, roundNumber, side) => {
  expect(winningSide(mapResult(legacy(1, '5:00', '12:00'), round2), roundNumber)).toBe(side);
});

test('1–1 has no winner’s side, and neither has a map with an unknown defender', () => {
  const held = legacy(1, '12:00', '12:00');
  expect(winningSide(mapResult(held, legacy(2, '12:00', '12:00')), 1)).toBe('draw');
  const unknown = mapResult({ ...held, defenderTeam: 0 }, legacy(2, '9:00', '12:00'));
  expect(unknown).toMatchObject({ attackers: null, points: [0, 2] });
  expect(winningSide(unknown, 2)).toBeNull();
  expect(mapResult({ ...held, defenderTeam: null }, file(2, '9:00', '12:00', 2, 1)).attackers).toBe(1);
});

test('for any stored values, a pair gives two points', () => {
  const clock = fc.option(fc.oneof(fc.string(), fc.constantFrom('0:00', '7:42', '12:00', '99:59')));
  const side = fc.option(fc.integer({ min: -1, max: 4 }));
  const round = (roundNumber: number) =>
    fc.record({
      roundNumber: fc.constant(roundNumber),
      source: fc.constantFrom('file' as const, 'legacy' as const),
      defenderTeam: side,
      winnerTeam: side,
      timeLimit: clock,
      actualTime: clock,
    });
  fc.assert(
    fc.property(round(1), round(2), (round1, round2) => {
      const [first = 0, second = 0] = mapResult(round1, round2).points ?? [];
      expect(first + second).toBe(2);
    }),
  );
});
