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
  ['28. 2. 2026', { day: '2026-02-28' }],
  ['28/02/2026', { day: '2026-02-28' }],
  ['28.2.26', { day: '2026-02-28' }],
  ['28.02.', { day: '2026-02-28' }],
  ['28.2', { day: '2026-02-28' }],
  ['1/3', { day: '2026-03-01' }],
  ['2/3', { day: '2025-03-02' }],
  ['27/11', { day: '2025-11-27' }],
  ['29.2.', { day: '2024-02-29' }],
  ['30.2.', { problem: 'impossible' }],
  ['11/27', { problem: 'impossible' }],
  ['29.02.2026', { problem: 'impossible' }],
  ['32.1.2026', { problem: 'impossible' }],
  ['0.0', { problem: 'impossible' }],
  ['28.02.0026', { problem: 'unreadable' }],
  ['1.2.3.4', { problem: 'unreadable' }],
  ['Sunday', { day: '2026-03-01' }],
  ['sonntag', { day: '2026-03-01' }],
  ['DIMANCHE', { day: '2026-03-01' }],
  ['saturday', { day: '2026-02-28' }],
  ['Samedi', { day: '2026-02-28' }],
  ['sam.', { day: '2026-02-28' }],
  ['Sa', { day: '2026-02-28' }],
  ['lundi', { day: '2026-02-23' }],
  ['Mo', { day: '2026-02-23' }],
  ['wed', { day: '2026-02-25' }],
  ['Mittwoch', { day: '2026-02-25' }],
  ['mar', { day: '2026-02-24' }],
  ['freitags', { problem: 'unreadable' }],
  ['day', { problem: 'unreadable' }],
  ['s', { problem: 'unreadable' }],
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
