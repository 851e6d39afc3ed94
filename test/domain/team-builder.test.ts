import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTeams } from '../../src/domain/team-builder.ts';

const people = (...skills: (number | null)[]) =>
  skills.map((skill, position) => ({ guid: 'abcdefghijklmn'[position] ?? '', skill }));

const shown = ({ teams }: { teams: readonly [string[], string[]] }) => teams.map((team) => team.join('')).sort();

test.each([
  ['four', people(400, 300, 200, 100), ['ad', 'bc'], 0],
  ['five: two against three', people(300, 300, 200, 200, 200), ['ab', 'cde'], 0],
  ['six', people(500, 100, 100, 100, 100, 300), ['abc', 'def'], 200],
  ['unknown people count as average', people(300, null, 200, 400), ['ab', 'cd'], 0],
])('by skill alone: %s', (_, candidates, teams, difference) => {
  const { best, basis } = buildTeams(candidates, []);
  expect({ teams: shown(best), difference: best.difference }).toEqual({ teams, difference });
  expect({ basis, synergy: best.synergy }).toEqual({ basis: 'skill', synergy: null });
});

test('of equally balanced splits the one whose weaker team plays better together', () => {
  const equal = people(300, 300, 300, 300);
  const { best, basis, alternatives } = buildTeams(equal, [
    { a: 'a', b: 'c', weighted: 0.1 },
    { a: 'b', b: 'd', weighted: 0.1 },
    { a: 'a', b: 'b', weighted: 0.5 },
    { a: 'c', b: 'd', weighted: -0.2 },
  ]);
  expect(basis).toBe('skill and synergy');
  expect(shown(best)).toEqual(['ac', 'bd']);
  expect(best.synergy).toEqual([0.1, 0.1]);
  expect(alternatives.map(shown)).toEqual([
    ['ad', 'bc'],
    ['ab', 'cd'],
  ]);
});

test('a difference of less than one DPM does not outweigh synergy; a greater one does', () => {
  const pairs = [
    { a: 'a', b: 'b', weighted: 0.2 },
    { a: 'c', b: 'd', weighted: 0.2 },
  ];
  expect(shown(buildTeams(people(300.1, 300.1, 300, 300), pairs).best)).toEqual(['ab', 'cd']);
  expect(shown(buildTeams(people(302, 302, 300, 300), pairs).best)).not.toEqual(['ab', 'cd']);
});

test('the mean is over all pairs of a team, unknown ones at 0; pairs with outsiders do not count', () => {
  const { best, basis } = buildTeams(people(1, 1, 1, 1, 1, 1), [{ a: 'a', b: 'b', weighted: -0.3 }]);
  expect(shown(best).some((team) => team.includes('a') && team.includes('b'))).toBe(false);
  expect(best.synergy).toEqual([0, 0]);
  expect(basis).toBe('skill and synergy');
  expect(buildTeams(people(1, 1, 1, 1), [{ a: 'a', b: 'outsider', weighted: 1 }]).basis).toBe('skill');
});

test('reports which players count as average', () => {
  expect(buildTeams(people(300, null, 200, null), []).unknown).toEqual(['b', 'd']);
  expect(buildTeams(people(null, null, null, null), []).best.difference).toBe(0);
});

test.each([
  ['three', people(1, 2, 3)],
  ['thirteen', people(...Array.from({ length: 13 }, () => 1))],
  ['somebody twice', [...people(1, 2, 3), { guid: 'a', skill: 1 }]],
])('refuses %s', (_, candidates) => {
  expect(() => buildTeams(candidates, [])).toThrow('4 to 12 different players');
});

test('every player is in a team, sizes differ by one at most, and no other split is better balanced', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 4, maxLength: 9 }),
      fc.infiniteStream(fc.boolean()),
      (skills, coin) => {
        const candidates = people(...skills);
        const { best } = buildTeams(candidates, []);
        expect(best.teams.flat().sort()).toEqual(candidates.map(({ guid }) => guid));
        expect(Math.abs(best.teams[0].length - best.teams[1].length)).toBeLessThanOrEqual(1);
        const mixed = candidates
          .map((candidate) => ({ candidate, key: coin.next().value }))
          .sort((x, y) => Number(x.key) - Number(y.key));
        const total = skills.reduce((sum, skill) => sum + skill, 0);
        const half = mixed
          .slice(0, best.teams[0].length)
          .reduce((sum, { candidate }) => sum + (candidate.skill ?? 0), 0);
        expect(best.difference).toBeLessThanOrEqual(Math.abs(total - 2 * half));
      },
    ),
  );
});
