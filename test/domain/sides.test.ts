import { expect, test } from 'vitest';
import { axisLead, leadingSide, sidesByRound } from '../../src/domain/sides.ts';

test('rounds come in playing order; spectators and people on both sides are left out', () => {
  const rounds = sidesByRound([
    { round: 2, guid: 'a', side: 2 },
    { round: 1, guid: 'a', side: 1 },
    { round: 1, guid: 'b', side: 3 },
    { round: 1, guid: 'c', side: null },
    { round: 1, guid: 'd', side: 1 },
    { round: 1, guid: 'd', side: 2 },
    { round: 1, guid: 'd', side: 1 },
    { round: 2, guid: 'd', side: 2 },
  ]);
  expect([...rounds]).toEqual([
    [1, new Map([['a', 1]])],
    [
      2,
      new Map([
        ['a', 2],
        ['d', 2],
      ]),
    ],
  ]);
});

test.each([
  [['a', 'b', 'c'], 1],
  [['a', 'c'], null],
  [['c', 'absent'], 2],
  [[], null],
])('most of %j stood on side %j', (guids, side) => {
  const people = new Map([
    ['a', 1 as const],
    ['b', 1 as const],
    ['c', 2 as const],
  ]);
  expect(leadingSide(axisLead(people, guids))).toBe(side);
});
