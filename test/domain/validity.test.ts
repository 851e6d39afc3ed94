import { expect, test } from 'vitest';
import type { JudgedRound } from '../../src/domain/validity.ts';
import { invalidReason } from '../../src/domain/validity.ts';

const player = (side: number | null, guid = 'AAAAAAA1') => ({ guid, side });
const good: JudgedRound = { roundNumber: 1, players: [player(1), player(2)], duration: 600, hasRound1: true };

test.each<[what: string, round: Partial<JudgedRound>, reason: string | null]>([
  ['a round', {}, null],
  ['nobody', { players: [] }, 'no players'],
  ['a bot', { players: [player(1), player(2, 'OMNIBOT0')] }, 'bot round'],
  ['only Axis', { players: [player(1), player(1)] }, 'one side only'],
  ['Axis and a spectator', { players: [player(1), player(3)] }, 'one side only'],
  ['a side nobody knows', { players: [player(1), player(null)] }, 'one side only'],
  ['59 seconds', { duration: 59 }, 'shorter than 60 s'],
  ['60 seconds', { duration: 60 }, null],
  ['an unknown duration', { duration: null }, null],
  ['an orphan round 2', { roundNumber: 2, hasRound1: false }, 'round 1 missing'],
  ['a round 2 with its round 1', { roundNumber: 2 }, null],
  ['a round 1 without a round 2', { hasRound1: false }, null],
  ['a match summary', { roundNumber: 0, players: [] }, 'match summary'],
  ['a bot alone: the order decides', { players: [player(1, 'OMNIBOT0')], duration: 5 }, 'bot round'],
  [
    'a short orphan with one side: the order decides',
    { roundNumber: 2, players: [player(1)], duration: 5, hasRound1: false },
    'one side only',
  ],
])('%s', (_, round, reason) => {
  expect(invalidReason({ ...good, ...round })).toBe(reason);
});
