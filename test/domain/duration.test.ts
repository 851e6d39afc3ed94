import { expect, test } from 'vitest';
import { clockSeconds, measuredDuration } from '../../src/domain/duration.ts';

test.each<[actual: string | null, limit: string | null, players: number[], seconds: number | null, why: string]>([
  ['11:30', '12:00', [690, 690, 400], 690, 'the header, as the longest player says'],
  ['12:00', '12:00', [650, 500], 650, 'everybody has less: the round ended early'],
  ['12:00', '12:00', [720, 300], 720, 'one stayed to the end'],
  ['4:35', '12:00', [4265, 300, 275], 275, 'a player of another file does not count'],
  ['4:35', '12:00', [4265, 4265], 275, 'only players of another file: the header'],
  ['4:35', '12:00', [335], 275, 'a minute too long is still this round'],
  ['4:35', '12:00', [336, 100], 100, 'more than a minute is not'],
  ['0:00', '12:00', [600, 300], 600, 'a header without time'],
  ['50:50', '7:42', [400, 462], 462, 'nonsense above the limit'],
  [null, '12:00', [100], 100, 'no header'],
  ['banana', '12:00', [], null, 'nothing says so'],
  [null, null, [0, 0], null, 'nobody played'],
  ['9:00', null, [0], 540, 'no limit'],
  ['9:00', '0:00', [], 540, 'a limit of none'],
])('header %s of %s, players %j: %s (%s)', (actual, limit, players, seconds) => {
  expect(measuredDuration({ actual, limit }, players)).toBe(seconds);
});

test.each([
  ['12:00', 720],
  ['7:42', 462],
  [' 7:42 ', 462],
  ['0:00', 0],
  ['7:60', undefined],
  ['7', undefined],
  ['-7:00', undefined],
  ['', undefined],
  [null, undefined],
])('the clock %j shows %j seconds', (text, seconds) => {
  expect(clockSeconds(text)).toBe(seconds);
});
