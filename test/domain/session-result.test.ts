import { expect, test } from 'vitest';
import { sessionResult } from '../../src/domain/session-result.ts';
import { evening } from './evening.ts';

const round = (number: number, valid = true) => ({
  round: number,
  matchId: String(Math.ceil(number / 2)),
  mapName: 'supply',
  roundNumber: number % 2 === 1 ? 1 : 2,
  source: 'legacy' as const,
  defenderTeam: number % 2 === 1 ? 1 : 2,
  winnerTeam: 0,
  timeLimit: number % 2 === 1 ? '10:00' : '5:00',
  actualTime: '5:00',
  isValid: valid,
});

const sides = evening('abc-def', 'def-abc', 'abc-def', 'def-abc');

test('rounds that do not count bring no points', () => {
  const all = sessionResult({ rounds: [1, 2, 3, 4].map((one) => round(one)), sides, rosters: [] });
  expect(all.score.points).toEqual([0, 4]);
  const some = sessionResult({ rounds: [round(1), round(2), round(3, false), round(4, false)], sides, rosters: [] });
  expect(some.score.points).toEqual([0, 2]);
});

test('a roster applies if one of its players took part', () => {
  const rosters = [
    { name: 'Red', guids: ['a', 'x'] },
    { name: 'Absent', guids: ['y', 'z'] },
  ];
  const { teams } = sessionResult({ rounds: [round(1), round(2)], sides, rosters });
  expect(teams.teams.map(({ name, members }) => [name, members.map(({ guid }) => guid)])).toEqual([
    ['Red', ['a', 'b', 'c', 'x']],
    [null, ['d', 'e', 'f']],
  ]);
});
