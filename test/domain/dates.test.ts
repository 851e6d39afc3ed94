import { expect, test } from 'vitest';
import { dayAt, monthNames, readDay, readMonth, weekdayNames } from '../../src/domain/dates.ts';

const today = '2026-03-01';

test.each([
  ['2026-02-28', { day: '2026-02-28' }],
  [' 2026-2-8 ', { day: '2026-02-08' }],
  ['today', { day: '2026-03-01' }],
  ['Yesterday', { day: '2026-02-28' }],
  ['heute', { day: '2026-03-01' }],
  ['gestern', { day: '2026-02-28' }],
  ['aujourd’hui', { day: '2026-03-01' }],
  ['hier', { day: '2026-02-28' }],
  ['2024-02-29', { day: '2024-02-29' }],
  ['2025-02-29', { problem: 'impossible' }],
  ['2025-02-30', { problem: 'impossible' }],
  ['2025-13-01', { problem: 'impossible' }],
  ['2025-00-10', { problem: 'impossible' }],
  ['0000-01-01', { problem: 'unreadable' }],
  ['28.02.2026', { day: '2026-02-28' }],
  ['28.2.26', { day: '2026-02-28' }],
  ['27.11.', { day: '2025-11-27' }],
  ['27.11', { day: '2025-11-27' }],
  ['27/11', { day: '2025-11-27' }],
  ['27/11/2024', { day: '2024-11-27' }],
  ['11/27', { day: '2025-11-27' }],
  ['1.3.', { day: '2026-03-01' }],
  ['2/3', { day: '2025-03-02' }],
  ['29.2.', { day: '2024-02-29' }],
  ['30.2.', { problem: 'impossible' }],
  ['31.02.2026', { problem: 'impossible' }],
  ['13/13', { problem: 'impossible' }],
  ['1.2.3', { problem: 'unreadable' }],
  ['Sunday', { day: '2026-03-01' }],
  ['saturday', { day: '2026-02-28' }],
  ['Freitag', { day: '2026-02-27' }],
  ['lundi', { day: '2026-02-23' }],
  ['mer', { day: '2026-02-25' }],
  ['fr', { problem: 'unreadable' }],
  ['tomorrow', { problem: 'unreadable' }],
  ['', { problem: 'unreadable' }],
  ['2026-02-28; drop table rounds', { problem: 'unreadable' }],
])('the day %j', (text, read) => {
  expect(readDay(text, today)).toEqual(read);
});

test.each([
  ['2026-02', '2026-02'],
  ['2026-2', '2026-02'],
  ['2026-13', undefined],
  ['2026-00', undefined],
  ['February', 2],
  ['feb', 2],
  ['march', 3],
  ['april', 4],
  ['Dezember', 12],
  ['März 2024', '2024-03'],
  ['févr.', 2],
  ['août', 8],
  ['jan 2026', '2026-01'],
  ['ju', undefined],
  ['jui', undefined],
  ['month', undefined],
  ['2026', undefined],
])('the month %j', (text, month) => {
  const read = typeof month === 'number' ? { named: month } : month && { month };
  expect(readMonth(text)).toEqual(read);
});

test('a day is that of the time zone', () => {
  const instant = Date.parse('2026-03-01T12:00Z');
  expect(dayAt(instant, 'UTC')).toBe('2026-03-01');
  expect(dayAt(instant, 'Pacific/Auckland')).toBe('2026-03-02');
  expect(dayAt(Date.parse('2026-03-01T02:00Z'), 'America/New_York')).toBe('2026-02-28');
});

test('names of months and weekdays come in all languages', () => {
  expect(monthNames()[2]).toBe('march marz mars märz');
  expect(weekdayNames()[0]).toBe('monday montag lundi');
  expect(weekdayNames()).toHaveLength(7);
});
