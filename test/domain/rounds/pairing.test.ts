import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PairingRound } from '../../../src/domain/rounds/pairing.ts';
import { pairRounds } from '../../../src/domain/rounds/pairing.ts';

interface Given {
  time: string;
  round: 1 | 2;
  limit?: string;
  actual?: string;
  guids?: readonly string[];
  date?: string;
  known?: PairingRound['known'];
}

const round = ({ time, round: number, date = '2026-01-05', ...rest }: Given): PairingRound => ({
  key: `${date} ${time}`,
  round: number,
  date,
  time,
  limit: rest.limit ?? (number === 1 ? '10:00' : '6:00'),
  actual: rest.actual ?? '6:00',
  guids: new Set(rest.guids ?? ['A', 'B']),
  ...(rest.known && { known: rest.known }),
});

function pairs(rounds: Given[], timeZone = 'UTC') {
  const { round1Of } = pairRounds(rounds.map(round), timeZone);
  return Object.fromEntries([...round1Of].map(([second, first]) => [second.slice(11), first.slice(11)]));
}

test.each<[string, Given[], Record<string, string>]>([
  [
    'a pair',
    [
      { time: '200000', round: 1 },
      { time: '200800', round: 2 },
    ],
    { 200800: '200000' },
  ],
  [
    'exactly 45 minutes',
    [
      { time: '200000', round: 1 },
      { time: '204500', round: 2 },
    ],
    { 204500: '200000' },
  ],
  [
    'a second more',
    [
      { time: '200000', round: 1 },
      { time: '204501', round: 2 },
    ],
    {},
  ],
  [
    'at the same stamp',
    [
      { time: '200000', round: 1 },
      { time: '200000', round: 2, date: '2026-01-05' },
    ],
    {},
  ],
  [
    'another limit',
    [
      { time: '200000', round: 1 },
      { time: '200800', round: 2, limit: '6:01' },
    ],
    {},
  ],
  [
    'nobody in common',
    [
      { time: '200000', round: 1 },
      { time: '200800', round: 2, guids: ['C'] },
    ],
    {},
  ],
  [
    'the latest of two',
    [
      { time: '200000', round: 1 },
      { time: '200700', round: 1 },
      { time: '201500', round: 2 },
    ],
    { 201500: '200700' },
  ],
  [
    'a round 1 serves one round 2, the earlier first',
    [
      { time: '200000', round: 1 },
      { time: '200800', round: 2 },
      { time: '201500', round: 2 },
    ],
    { 200800: '200000' },
  ],
  [
    'a round 1 that was followed by another one is nobody’s, even if two round 2 want the later one',
    [
      { time: '200000', round: 1 },
      { time: '200700', round: 1 },
      { time: '201500', round: 2 },
      { time: '202000', round: 2 },
    ],
    { 201500: '200700' },
  ],
  [
    'the same map twice at once',
    [
      { time: '200000', round: 1 },
      { time: '200800', round: 2 },
      { time: '201500', round: 1 },
      { time: '202300', round: 2 },
    ],
    { 200800: '200000', 202300: '201500' },
  ],
  [
    'rows of the old bot keep the pair they have',
    [
      { time: '200000', round: 1, known: { playedAt: Date.parse('2026-01-05T20:00:00Z'), round1: undefined } },
      {
        time: '205000',
        round: 2,
        limit: '9:59',
        known: { playedAt: Date.parse('2026-01-05T20:50:00Z'), round1: '2026-01-05 200000' },
      },
      { time: '200800', round: 2 },
    ],
    { 205000: '200000' },
  ],
])('%s', (_, rounds, expected) => {
  expect(pairs(rounds)).toEqual(expected);
});

test('midnight is nothing special', () => {
  const { round1Of } = pairRounds(
    [round({ time: '235210', round: 1 }), round({ time: '000144', round: 2, date: '2026-01-06' })],
    'UTC',
  );
  expect(round1Of).toEqual(new Map([['2026-01-06 000144', '2026-01-05 235210']]));
});

test('when the clocks go back, round 2 still follows its round 1', () => {
  const autumn = { date: '2025-10-26' };
  const rounds = [round({ ...autumn, time: '025500', round: 1 }), round({ ...autumn, time: '020500', round: 2 })];
  const { playedAt, round1Of } = pairRounds(rounds, 'Europe/Berlin');
  expect(round1Of.size).toBe(1);
  expect([...playedAt.values()].map((at) => new Date(at).toISOString())).toEqual([
    '2025-10-26T00:55:00.000Z',
    '2025-10-26T01:05:00.000Z',
  ]);
});

test('the order of the rounds makes no difference', () => {
  const minute = fc.integer({ min: 0, max: 59 });
  const some = fc.record({
    time: fc.tuple(fc.integer({ min: 18, max: 21 }), minute).map(([h, m]) => `${h}${String(m).padStart(2, '0')}00`),
    round: fc.constantFrom(1 as const, 2 as const),
    limit: fc.constantFrom('6:00', '7:00'),
    actual: fc.constantFrom('6:00', '7:00'),
    guids: fc.constantFrom(['A'], ['B'], ['A', 'B']),
  });
  const set = fc.uniqueArray(some, { selector: ({ time }) => time, maxLength: 12 });
  fc.assert(
    fc.property(
      set.chain((rounds) => fc.tuple(fc.constant(rounds), fc.shuffledSubarray(rounds, { minLength: rounds.length }))),
      ([rounds, shuffled]) => {
        expect(pairs(shuffled)).toEqual(pairs(rounds));
      },
    ),
  );
});

test('a pair depends only on rounds less than three times 45 minutes away', () => {
  const some = fc.record({
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '07', '15', '22', '30', '37', '45', '52'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}${minute}00`),
    round: fc.constantFrom(1 as const, 2 as const),
    limit: fc.constant('6:00'),
    guids: fc.constantFrom(['A'], ['B'], ['A', 'B']),
  });
  const day = fc.uniqueArray(some, { selector: ({ time }) => time, minLength: 30, maxLength: 90, size: 'max' });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 23 }), (rounds, hour) => {
      const minutes = ({ time }: Given) => Number(time.slice(0, 2)) * 60 + Number(time.slice(2, 4));
      const within = (reach: number) => rounds.filter((one) => Math.abs(minutes(one) - hour * 60) <= reach);
      const all = pairs(rounds);
      const near = pairs(within(3 * 45));
      for (const { time } of within(45)) expect([time, near[time]]).toEqual([time, all[time]]);
    }),
  );
});
