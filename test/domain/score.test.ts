import { expect, test } from 'vitest';
import type { ScoredRound } from '../../src/domain/score.ts';
import { matchesOf, sessionScore } from '../../src/domain/score.ts';
import { sidesOfSession } from '../../src/domain/session-sides.ts';
import { findTeams } from '../../src/domain/teams.ts';
import { evening } from './evening.ts';

/** Returns rounds of maps on which Allies attack. Each round is given by its time, or `held` for a full hold, in playing order. */
function played(...maps: string[][]): ScoredRound[] {
  let round = 0;
  return maps.flatMap((times, map) =>
    times.map((time, position) => {
      round += 1;
      const timeLimit = position === 0 || times[0] === 'held' ? '10:00' : (times[0] ?? '');
      return {
        round,
        matchId: `map ${map}`,
        mapName: 'supply',
        roundNumber: position + 1,
        source: 'legacy' as const,
        defenderTeam: position === 0 ? 1 : 2,
        winnerTeam: 0,
        timeLimit,
        actualTime: time === 'held' ? timeLimit : time,
      };
    }),
  );
}

function score(rounds: ScoredRound[], ...lines: string[]) {
  const sides = sidesOfSession(evening(...lines));
  return sessionScore(matchesOf(rounds), sides, findTeams(sides).teams);
}

test.each([
  ['the first attackers win', played(['5:00', 'held']), [0, 2], 1],
  ['the second attackers win', played(['5:00', '4:59']), [2, 0], 0],
  ['two full holds', played(['held', 'held']), [1, 1], 'tie'],
  ['only a round 1', played(['5:00']), [0, 0], null],
])('one map, abc defends first: %s', (_, rounds, points, winner) => {
  expect(score(rounds, 'abc-def', 'def-abc')).toMatchObject({ points, winner });
});

test('points follow people, not sides', () => {
  const result = score(
    played(['5:00', 'held'], ['5:00', 'held'], ['held', '9:00'], ['5:00']),
    'abc-def',
    'def-abc',
    'def-abc',
    'abc-def',
    'abc-def',
    'def-abc',
    'abc-def',
  );
  expect(result.points).toEqual([4, 2]);
  expect(result.winner).toBe(0);
  expect(result.matches.map(({ teams, rounds }) => [teams, rounds])).toEqual([
    [
      [1, 0],
      [1, 2],
    ],
    [
      [0, 1],
      [3, 4],
    ],
    [
      [1, 0],
      [5, 6],
    ],
    [
      [1, 0],
      [7, null],
    ],
  ]);
});

test('of three teams each map is between the two that played it', () => {
  const { points, winner } = score(
    played(['5:00', 'held'], ['5:00', '4:00']),
    'abc-def',
    'def-abc',
    'abc-ghi',
    'ghi-abc',
  );
  expect({ points, winner }).toEqual({ points: [2, 2, 0], winner: 'tie' });
});

test.each([
  ['both teams stood on both sides', 'ad', 'be'],
  ['one team did', 'abc', 'cd'],
  ['one team was not there', 'abc', 'xyz'],
])('a map whose teams cannot be told brings no points: %s', (_, ...lists) => {
  const teams = lists.map((list) => ({ members: [...list].map((guid) => ({ guid })) }));
  const result = sessionScore(
    matchesOf(played(['5:00', 'held'])),
    sidesOfSession(evening('abc-def', 'def-abc')),
    teams,
  );
  expect(result).toMatchObject({ points: [0, 0], winner: null, matches: [{ teams: null }] });
});

test('a round 2 without its round 1 has no result, and no teams means no points', () => {
  const [match] = matchesOf(played(['5:00', 'held']).slice(1));
  expect(match).toMatchObject({ rounds: [null, 2], result: null });
  expect(sessionScore(matchesOf(played(['5:00', 'held'])), sidesOfSession([]), [])).toMatchObject({
    points: [],
    winner: null,
  });
});

test('the same map twice is two matches, in playing order whatever the order of rows', () => {
  const matches = matchesOf(played(['5:00', 'held'], ['held', '4:00']).reverse());
  expect(matches.map(({ matchId, result }) => [matchId, result?.points])).toEqual([
    ['map 0', [2, 0]],
    ['map 1', [0, 2]],
  ]);
});
