import { expect, test } from 'vitest';
import { axisLeads, kindsAmong } from '../../src/domain/kinds.ts';
import { sidesOfSession } from '../../src/domain/session-sides.ts';
import { evening } from './evening.ts';

test('somebody on both sides of a round is left out of it; who is never on one side alone did not play', () => {
  const { people, places, sideOf, same } = sidesOfSession([
    { round: 3, axis: ['a', 'd', 'd'], allies: ['d', 'x'] },
    { round: 7, axis: ['x'], allies: ['a', 'd', 'x'] },
  ]);
  expect(people).toEqual(['a', 'd', 'x']);
  expect([...places]).toEqual([
    [3, 0],
    [7, 1],
  ]);
  expect([0, 1, 2].map((person) => [0, 1].map((place) => sideOf(person, place)))).toEqual([
    [1, 2],
    [undefined, 2],
    [2, undefined],
  ]);
  expect([0, 1, 2].map((person) => same(person, person))).toEqual([2, 1, 1]);
  expect(sidesOfSession([{ round: 1, axis: ['a'], allies: ['a'] }]).people).toEqual([]);
});

test('people who always played alike are of one kind, in more rounds than a word has bits', () => {
  const rounds = Array.from({ length: 70 }, (_, round) =>
    round === 66 ? 'ab-d' : round % 2 === 0 ? 'abc-d' : 'd-abc',
  );
  const { people, kindOf, same, opposite } = sidesOfSession(evening(...rounds));
  const number = (guid: string) => people.indexOf(guid);
  expect([...'abcd'].map((guid) => kindOf(number(guid)))).toEqual([0, 0, 3, number('d')]);
  expect([same(number('a'), number('c')), opposite(number('a'), number('c'))]).toEqual([69, 0]);
  expect([same(number('a'), number('d')), opposite(number('a'), number('d'))]).toEqual([0, 70]);
});

test.each([
  [['a', 'b', 'c'], 1],
  [['a', 'c'], 0],
  [['c', 'absent'], -1],
  [[], 0],
])('of %j, %i more stood on Axis', (guids, lead) => {
  const sides = sidesOfSession(evening('ab-c'));
  expect(axisLeads(kindsAmong(guids, sides).values(), sides)).toEqual([lead]);
});
