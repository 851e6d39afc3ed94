import { expect, test } from 'vitest';
import { coreOf, lineUpChanges, recurringLineUps } from '../../src/domain/line-ups.ts';

const lists = (...teams: string[]) => teams.map((team) => [...team]);

test.each([
  [
    'one replaced, teams in another order',
    lists('abc', 'def'),
    lists('dex', 'abc'),
    [
      { current: 0, previous: 1, added: ['x'], removed: ['f'], unchanged: ['d', 'e'] },
      { current: 1, previous: 0, added: [], removed: [], unchanged: ['a', 'b', 'c'] },
    ],
  ],
  [
    'somebody changed team',
    lists('abc', 'def'),
    lists('ab', 'defc'),
    [
      { current: 0, previous: 0, added: [], removed: ['c'], unchanged: ['a', 'b'] },
      { current: 1, previous: 1, added: ['c'], removed: [], unchanged: ['d', 'e', 'f'] },
    ],
  ],
  [
    'other opponents',
    lists('abc', 'def'),
    lists('xyz', 'abc'),
    [
      { current: 0, previous: null, added: ['x', 'y', 'z'], removed: [], unchanged: [] },
      { current: 1, previous: 0, added: [], removed: [], unchanged: ['a', 'b', 'c'] },
      { current: null, previous: 1, added: [], removed: ['d', 'e', 'f'], unchanged: [] },
    ],
  ],
  [
    'the first session ever',
    [],
    lists('ab'),
    [{ current: 0, previous: null, added: ['a', 'b'], removed: [], unchanged: [] }],
  ],
])('line-up changes: %s', (_, previous, current, changes) => {
  expect(lineUpChanges(previous, current)).toEqual(changes);
});

test.each([
  [{ b: 10, a: 9, sub: 4 }, ['a', 'b']],
  [{ a: 10, half: 5 }, ['a', 'half']],
  [{ a: 4, absent: 0 }, ['a']],
  [{ absent: 0 }, []],
])('the core of %j is %j', (rounds, core) => {
  expect(coreOf(Object.entries(rounds).map(([guid, played]) => ({ guid, rounds: played })))).toEqual(core);
});

const lineUp = (session: number, team: string, points: number, against: number) => {
  return { session, guids: [...team], points, against };
};

test('a line-up recurs whatever the order of its people; undecided sessions count, but neither as won nor as lost', () => {
  const history = recurringLineUps([
    lineUp(1, 'abc', 4, 2),
    lineUp(1, 'def', 2, 4),
    lineUp(2, 'cba', 2, 2),
    lineUp(3, 'bca', 0, 6),
    lineUp(4, 'abc', 0, 0),
    lineUp(4, 'xyz', 0, 0),
    lineUp(5, 'xyz', 0, 0),
  ]);
  expect(history).toEqual([
    { guids: ['a', 'b', 'c'], sessions: 4, wins: 1, losses: 1, ties: 1, winRate: 1 / 3, first: 1, last: 4 },
    { guids: ['x', 'y', 'z'], sessions: 2, wins: 0, losses: 0, ties: 0, winRate: null, first: 4, last: 5 },
  ]);
});

test('of as many sessions the better win rate comes first, then the one that played last', () => {
  const history = recurringLineUps([
    lineUp(1, 'a', 0, 2),
    lineUp(2, 'a', 0, 2),
    lineUp(1, 'b', 2, 0),
    lineUp(2, 'b', 2, 0),
    lineUp(2, 'c', 2, 0),
    lineUp(3, 'c', 2, 0),
    lineUp(1, '', 2, 0),
    lineUp(2, '', 2, 0),
  ]);
  expect(history.map(({ guids }) => guids.join(''))).toEqual(['c', 'b', 'a']);
});
