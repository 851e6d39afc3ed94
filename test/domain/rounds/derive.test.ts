import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import type { WrittenRound } from '../../../demo/round-files/match.ts';
import { parseEndstats } from '../../../src/domain/round-file/endstats.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { parseRoundFile } from '../../../src/domain/round-file/parse.ts';
import type { KnownEndstats, KnownRound } from '../../../src/domain/rounds/derive.ts';
import { deriveRounds } from '../../../src/domain/rounds/derive.ts';
import { bytesOf } from '../round-file/sample.ts';

const written = generateRoundFiles({ seed: 'derive', matches: 12 });

function known(round: Pick<WrittenRound, 'name' | 'text'>): KnownRound {
  const file = parseFileName(round.name);
  if (!file.ok) throw new Error(file.refusal.message);
  const parsed = parseRoundFile(bytesOf(round.text), file.value);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  const { date, time, map, round: number } = file.value;
  return { key: round.name, round: number, date, time, map, file: parsed.value };
}

function knownEndstats({ endstats }: WrittenRound): KnownEndstats[] {
  if (!endstats) return [];
  const file = parseFileName(endstats.name);
  if (!file.ok) throw new Error(file.refusal.message);
  const parsed = parseEndstats(bytesOf(endstats.text), file.value);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return [
    { key: endstats.name, file: parsed.value, bytes: endstats.text.length, sha256: endstats.name, isChosen: false },
  ];
}

const maps = [...new Set(written.map(({ map }) => map))];
const ofMap = (map: string) => written.filter((round) => round.map === map);

test('derived rows equal what was played, with leavers, joiners and reconnects', () => {
  for (const map of maps) {
    const rounds = ofMap(map);
    const derived = deriveRounds(rounds.map(known), rounds.flatMap(knownEndstats), 'UTC');
    for (const { key, rows, round1, endstats } of derived) {
      const truth = rounds.find(({ name }) => name === key);
      if (!truth || !rows) throw new Error(`${key} was not derived`);
      expect([key, rows.invalidReason, rows.duration]).toEqual([key, null, truth.duration]);
      expect(endstats).toBe(truth.endstats?.name);
      expect(round1 === undefined).toBe(truth.round === 1);
      expect(rows.players.map(({ player_guid }) => player_guid)).toEqual([...truth.truth.keys()].sort());
      for (const row of rows.players) {
        const { name, side, own } = truth.truth.get(row.player_guid) ?? {};
        expect(row).toMatchObject({ player_name: name, team: side, ...own?.counted, ...own?.fresh });
        expect(row.time_played_seconds).toBe(own?.seconds);
        const weapons = rows.weapons.filter(({ player_guid }) => player_guid === row.player_guid);
        expect(
          Object.fromEntries(weapons.map((w) => [w.weapon_name, [w.hits, w.shots, w.kills, w.deaths, w.headshots]])),
        ).toEqual(own?.weapons);
        expect(row.kills).toBe(weapons.reduce((sum, { kills }) => sum + kills, 0));
      }
      expect(rows.versus.every(({ subject_guid, opponent_guid }) => subject_guid && opponent_guid)).toBe(true);
    }
  }
});

test('any order of the same files gives the same rows', () => {
  const rounds = ofMap(maps[0] ?? '');
  const inOrder = deriveRounds(rounds.map(known), rounds.flatMap(knownEndstats), 'Europe/Berlin');
  fc.assert(
    fc.property(fc.shuffledSubarray(rounds, { minLength: rounds.length }), (shuffled) => {
      const derived = deriveRounds(shuffled.map(known), shuffled.flatMap(knownEndstats).reverse(), 'Europe/Berlin');
      const sorted = derived.sort(
        (a, b) => inOrder.findIndex(({ key }) => key === a.key) - inOrder.findIndex(({ key }) => key === b.key),
      );
      expect(sorted).toEqual(inOrder);
    }),
    { numRuns: 10 },
  );
});

test('a round 2 whose round 1 is missing is an orphan and does not count', () => {
  const [first, second] = written;
  if (!first || !second) throw new Error('nothing was generated');
  const [orphan] = deriveRounds([known(second)], [], 'UTC');
  expect(orphan).toMatchObject({
    matchId: expect.stringMatching(/\/round-2$/),
    rows: { invalidReason: 'round 1 missing' },
  });
  const [, paired] = deriveRounds([known(first), known(second)], [], 'UTC');
  expect(paired).toMatchObject({ matchId: expect.not.stringContaining('/'), rows: { invalidReason: null } });
});

test.each([
  ['nobody', 0, 0, 'no players'],
  ['one side only', 2, 0, 'one side only'],
  ['both sides', 1, 1, null],
])('validity: %s', (_, axis, allies, reason) => {
  const [line = '', ...players] = (written[0]?.text ?? '').trim().split('\n');
  const side = (text: string) => text.split('\\')[3];
  const some = [
    ...players.filter((text) => side(text) === '1').slice(0, axis),
    ...players.filter((text) => side(text) === '2').slice(0, allies),
  ];
  const [derived] = deriveRounds(
    [known({ name: written[0]?.name ?? '', text: [line, ...some].join('\n') })],
    [],
    'UTC',
  );
  expect(derived?.rows?.invalidReason).toBe(reason);
});
