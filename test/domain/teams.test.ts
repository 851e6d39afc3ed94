import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sidesOfSession } from '../../src/domain/session-sides.ts';
import type { RoundSides } from '../../src/domain/sides.ts';
import type { Roster } from '../../src/domain/team-groups.ts';
import { findTeams as findTeamsIn } from '../../src/domain/teams.ts';
import { evening, sidesIn } from './evening.ts';

const findTeams = (rounds: readonly RoundSides[], rosters?: readonly Roster[]) =>
  findTeamsIn(sidesOfSession(rounds), rosters);

const found = (...args: Parameters<typeof findTeams>) =>
  findTeams(...args).teams.map(({ members }) =>
    members
      .map(({ guid }) => guid)
      .sort()
      .join(''),
  );

test.each([
  ['two teams', ['abc-def', 'def-abc', 'abc-def', 'def-abc'], ['abc', 'def']],
  ['one map', ['abc-def', 'def-abc'], ['abc', 'def']],
  ['one round', ['abc-def'], ['abc', 'def']],
  ['the first round’s Axis side comes first', ['xyz-abc', 'abc-xyz'], ['xyz', 'abc']],
  ['one against one', ['a-b', 'b-a'], ['a', 'b']],
  ['one against two', ['a-bc', 'bc-a'], ['a', 'bc']],
  ['somebody filled in', ['abc-def', 'def-abc', 'abc-deg', 'deg-abc'], ['abc', 'defg']],
  ['somebody came late', ['ab-cd', 'cd-ab', 'abx-cdy', 'cdy-abx'], ['abx', 'cdy']],
  ['the opponents changed', ['abc-def', 'def-abc', 'ghi-abc', 'abc-ghi'], ['abc', 'def', 'ghi']],
  ['a tournament of three', ['ab-cd', 'cd-ab', 'ab-ef', 'ef-ab', 'cd-ef', 'ef-cd'], ['ab', 'cd', 'ef']],
  ['somebody forgot to swap', ['abc-def', 'bcdef-a', 'def-abc', 'abc-def', 'def-abc'], ['abc', 'def']],
  ['nobody', [], []],
])('teams: %s', (_, rounds, teams) => {
  expect(found(evening(...rounds))).toEqual(teams);
});

test('a single player who played with both teams has changed, and belongs to neither', () => {
  const rows = evening('abcp-def', 'def-abcp', 'abcp-def', 'def-abcp', 'abc-defp', 'defp-abc', 'abc-defp', 'defp-abc');
  expect(found(rows)).toEqual(['abc', 'def']);
  expect(findTeams(rows).changed).toEqual([{ guid: 'p', from: 0, to: 1, since: 5, confidence: 1 }]);
  expect(findTeams(rows).confidence).toBe(1);
});

test('a player who played more with one team is its member, and still has changed', () => {
  const { teams, changed } = findTeams(evening('abc-defp', 'abcp-def', 'def-abcp', 'abcp-def'));
  const member = teams[0]?.members.find(({ guid }) => guid === 'p');
  expect(member).toMatchObject({ rounds: 4, set: false, confidence: 0.75 });
  expect(changed).toEqual([{ guid: 'p', from: 1, to: 0, since: 2, confidence: 1 }]);
});

test('there and back again is less certain than one change', () => {
  const { changed } = findTeams(evening('abcp-def', 'defp-abc', 'abcp-def', 'defp-abc'));
  expect(changed).toEqual([{ guid: 'p', from: 0, to: 1, since: 2, confidence: 0.75 }]);
});

test('a member who missed a round in between has not changed', () => {
  const { changed } = findTeams(evening('abc-def', 'def-abc', 'ab-cdef', 'def-abc', 'abc-def'));
  expect(changed).toEqual([]);
});

test('teams drawn again for every map are mixed, unless a manager has set them', () => {
  const drawn = evening(
    'abcd-efgh',
    'efgh-abcd',
    'aceg-bdfh',
    'bdfh-aceg',
    'adfg-bceh',
    'bceh-adfg',
    'abgh-cdef',
    'cdef-abgh',
  );
  expect(findTeams(drawn).mixed).toBe(true);
  expect(findTeams(drawn, [{ name: 'Red', guids: ['a'] }]).mixed).toBe(false);
  expect(findTeams(evening('abc-def', 'def-abc')).mixed).toBe(false);
});

test('members come by rounds, and with the share of meetings that fit', () => {
  const { teams, confidence } = findTeams(evening('abcd-efgh', 'efgh-abcd', 'abce-dfgh', 'fgh-abc'));
  expect(teams[0]?.members.map(({ guid, rounds }) => [guid, rounds])).toEqual([
    ['a', 4],
    ['b', 4],
    ['c', 4],
    ['d', 3],
  ]);
  expect(teams[0]?.members[0]?.confidence).toBeCloseTo(24 / 26, 10);
  expect(confidence).toBeLessThan(1);
});

test('stored rosters win; players on no roster join those they played with, absent players of a roster are members', () => {
  const rosters = [
    { name: 'Red', guids: ['a', 'b', 'z'] },
    { name: 'Blue', guids: ['d', 'e', 'c', 'a'] },
  ];
  const { teams } = findTeams(evening('abcg-def', 'def-abcg', 'abcg-def', 'def-abcg'), rosters);
  const shown = teams.map(({ name, members }) => [
    name,
    members.map(({ guid, set }) => (set ? guid.toUpperCase() : guid)),
  ]);
  expect(shown).toEqual([
    ['Red', ['A', 'B', 'g', 'Z']],
    ['Blue', ['C', 'D', 'E', 'f']],
  ]);
  expect(teams[0]?.members.at(-1)).toEqual({ guid: 'z', rounds: 0, set: true, confidence: null });
});

test('one person set is enough: detection fills the rest', () => {
  const rows = evening('abc-def', 'def-abc');
  const one = [
    { name: 'Red', guids: ['f'] },
    { name: 'Blue', guids: ['a'] },
  ];
  expect(found(rows, one)).toEqual(['abc', 'def']);
  expect(findTeams(rows, one).teams.map(({ name }) => name)).toEqual(['Blue', 'Red']);
});

test('rosters without people name the teams in their order', () => {
  const names = [
    { name: 'First', guids: [] },
    { name: 'Second', guids: [] },
    { name: 'Third', guids: [] },
  ];
  expect(findTeams(evening('abc-def', 'def-abc'), names).teams.map(({ name }) => name)).toEqual(['First', 'Second']);
});

test('a player who was set does not count as changed', () => {
  const rows = evening('abcp-def', 'def-abcp', 'abc-defp', 'defp-abc');
  const { teams, changed } = findTeams(rows, [{ name: 'Red', guids: ['a', 'b', 'c', 'p'] }]);
  expect(changed).toEqual([]);
  expect(teams[0]?.members.find(({ guid }) => guid === 'p')?.confidence).toBe(0.5);
});

test('64 people in 40 rounds, of whom a third misses half of them, come out as they were', () => {
  const people = Array.from({ length: 64 }, (_, number) => `p${number}`);
  const rows = Array.from({ length: 40 }, (_, round) =>
    people
      .filter((_, number) => number % 3 > 0 || round < 20 === (number % 2 === 0))
      .map((guid) => ({ round, guid, side: (people.indexOf(guid) + round) % 2 === 0 ? 1 : 2 })),
  ).flat();
  const { teams, changed, confidence } = findTeams(sidesIn(rows));
  expect(teams.map(({ members }) => members.length)).toEqual([32, 32]);
  expect(teams[0]?.members.every(({ guid }) => Number(guid.slice(1)) % 2 === 0)).toBe(true);
  expect({ changed, confidence }).toEqual({ changed: [], confidence: 1 });
});

test('two teams that swap sides are found with any players missing and rows in any order', () => {
  const presence = fc.array(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(presence, fc.integer(), (rounds, seed) => {
      const rows = rounds.flatMap((present, round) =>
        [...'abcdefghij'].flatMap((guid, number) => {
          const side = number < 5 === (round % 2 === 0) ? 1 : 2;
          return number % 5 === 0 || present[number] ? [{ round, guid, side }] : [];
        }),
      );
      const { teams, changed } = findTeams(sidesIn(rows));
      for (const { members } of teams) {
        expect(new Set(members.map(({ guid }) => guid < 'f')).size).toBe(1);
      }
      expect({ teams: teams.length, changed }).toEqual({ teams: 2, changed: [] });
      const shuffled = rows.toSorted(
        (a, b) => ((a.round * 31 + seed) % 7) - ((b.round * 31 + seed) % 7) || (a.guid < b.guid ? 1 : -1),
      );
      expect(findTeams(sidesIn(shuffled))).toEqual(findTeams(sidesIn(rows)));
    }),
  );
});

test('for any rows, every player of a side is in one team or has changed', () => {
  const row = fc.record({
    round: fc.integer({ min: 1, max: 6 }),
    guid: fc.constantFrom(...'abcdefgh'),
    side: fc.option(fc.integer({ min: 0, max: 3 })),
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ round, guid }) => `${round} ${guid}` }), (rows) => {
      const { teams, changed } = findTeams(sidesIn(rows));
      const members = teams.flatMap((team) => team.members.map(({ guid }) => guid));
      expect(new Set(members).size).toBe(members.length);
      const played = new Set(rows.filter(({ side }) => side === 1 || side === 2).map(({ guid }) => guid));
      expect(new Set([...members, ...changed.map(({ guid }) => guid)])).toEqual(played);
      for (const { from, to, confidence } of changed) {
        expect(teams[from]).toBeDefined();
        expect(teams[to]).toBeDefined();
        expect(from).not.toBe(to);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
  );
});
