import { expect, test } from 'vitest';
import { playedAt } from '../../src/domain/played-at.ts';

const at = (date: string, time: string, zone: string, notBefore?: string) =>
  new Date(playedAt(date, time, zone, notBefore === undefined ? undefined : Date.parse(notBefore))).toISOString();

test.each([
  ['2025-10-17', '202140', 'UTC', '2025-10-17T20:21:40.000Z'],
  ['2025-10-17', '20:21:40', 'UTC', '2025-10-17T20:21:40.000Z'],
  ['2025-10-17', '202140', 'Europe/Berlin', '2025-10-17T18:21:40.000Z'],
  ['2025-12-17', '002140', 'Europe/Berlin', '2025-12-16T23:21:40.000Z'],
  ['2025-07-01', '120000', 'America/St_Johns', '2025-07-01T14:30:00.000Z'],
  ['2025-07-01', '120000', 'Asia/Kathmandu', '2025-07-01T06:15:00.000Z'],
  ['2025-07-01', '120000', 'Pacific/Kiritimati', '2025-06-30T22:00:00.000Z'],
  // summer time is half an hour there
  ['2025-10-05', '021500', 'Australia/Lord_Howe', '2025-10-04T15:45:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, instant) => {
  expect(at(date, time, zone)).toBe(instant);
});

test('an hour that happens twice means the first, unless round 1 was later', () => {
  expect(at('2025-10-26', '023000', 'Europe/Berlin')).toBe('2025-10-26T00:30:00.000Z');
  expect(at('2025-10-26', '023000', 'Europe/Berlin', '2025-10-26T00:20:00Z')).toBe('2025-10-26T00:30:00.000Z');
  expect(at('2025-10-26', '021000', 'Europe/Berlin', '2025-10-26T00:50:00Z')).toBe('2025-10-26T01:10:00.000Z');
  expect(at('2025-11-02', '011000', 'America/New_York', '2025-11-02T05:40:00Z')).toBe('2025-11-02T06:10:00.000Z');
});

test('an hour that is skipped moves forward', () => {
  expect(at('2025-03-30', '023000', 'Europe/Berlin')).toBe('2025-03-30T01:30:00.000Z');
  expect(at('2025-03-30', '030000', 'Europe/Berlin')).toBe('2025-03-30T01:00:00.000Z');
});

test.each([
  ['2025-02-30', '120000'],
  ['2025-10-17', '240000'],
  ['2025-10-17', '1200'],
  ['17.10.2025', '120000'],
])('%s %s is no date and time', (date, time) => {
  expect(() => playedAt(date, time, 'UTC')).toThrow(RangeError);
});

test('a zone that does not exist is an error', () => {
  expect(() => playedAt('2025-10-17', '120000', 'Europe/Nowhere')).toThrow(RangeError);
});
