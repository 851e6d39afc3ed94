import { expect, test } from 'vitest';
import type { PlayedRound } from '../../../src/domain/rounds/stopwatch.ts';
import { mapResult } from '../../../src/domain/rounds/stopwatch.ts';

const file = (defender: number, winner: number, limit = '12:00', actual = '12:00'): PlayedRound => ({
  source: 'file',
  defender,
  winner,
  limit,
  actual,
});
/** What the old bot stored: in round 2 always winner 0 and defender 2. */
const legacy = (limit: string, actual: string): PlayedRound => ({
  source: 'legacy',
  defender: 2,
  winner: 0,
  limit,
  actual,
});

test.each([
  ['round 2 beats the time', file(1, 2, '12:00', '6:52'), file(1, 2, '6:52', '6:30'), 0, 2],
  ['round 2 does not', file(1, 2, '12:00', '6:52'), file(1, 1, '6:52', '6:52'), 2, 0],
  ['two full holds', file(1, 1), file(1, 1), 1, 1],
  ['round 1 held, round 2 reaches it', file(2, 2), file(2, 1, '12:00', '9:00'), 0, 2],
  ['round 2 wins with nonsense for a time', file(1, 2, '12:00', '3:00'), file(1, 2, '3:00', '50:50'), 0, 2],
  ['round 2 reaches it in the last second', file(1, 2, '12:00', '7:42'), file(1, 2, '7:42', '7:42'), 0, 2],
  ['a surrender: full limit shown, defenders won', file(1, 1), file(1, 1), 1, 1],
  ['no winner in the header: by the clock', file(1, 0, '12:00', '8:00'), file(1, 0, '8:00', '8:00'), 2, 0],
  ['old rows: faster', legacy('12:00', '7:42'), legacy('7:42', '6:00'), 0, 2],
  ['old rows: not faster', legacy('12:00', '7:42'), legacy('7:42', '7:42'), 2, 0],
  ['old rows: two full holds', legacy('12:00', '12:00'), legacy('12:00', '12:00'), 1, 1],
  ['old rows: a time of 0:00 is none', legacy('12:00', '7:42'), legacy('7:42', '0:00'), 2, 0],
])('%s', (_, round1, round2, round1Attackers, round2Attackers) => {
  expect(mapResult(round1, round2)).toMatchObject({ round1Attackers, round2Attackers });
});
