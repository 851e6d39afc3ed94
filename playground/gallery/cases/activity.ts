import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'activity'>['data'];
type Stretch = Data['stretches'][number];

const activity = (stretches: Stretch[], title = 'Interactions per hour'): Chart => ({
  kind: 'activity',
  data: { title, words: ['interactions', 'failed', '95 of 100 within'], decimalSign: '.', stretches },
});
const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
const busy = (hour: number) => Math.max(0, Math.round(24 * Math.sin(((hour % 24) - 9) / 4.8)));
const day = Array.from({ length: 25 }, (_, index): Stretch => {
  const count = busy(index + 12);
  return [
    clock(index + 12),
    count,
    index % 7 === 3 ? Math.min(count, 3) : 0,
    count > 0 ? 90 + 17 * ((index * 7) % 11) : null,
  ];
});

/** A bot's activity from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: activity([]),
  one: activity([[clock(20), 7, 1, 240]]),
  typical: activity(day),
  week: activity(
    Array.from({ length: 43 }, (_, index): Stretch => {
      const count = busy(index * 4) * 3;
      return [
        index % 6 === 2 ? `Nov ${1 + Math.floor(index / 6)}` : '',
        count,
        0,
        count > 0 ? 400 + 60 * (index % 5) : null,
      ];
    }),
    'Interactions in 4 hours',
  ),
  equal: activity(day.map(([began]): Stretch => [began, 5, 0, 100])),
  failing: activity(day.map(([began, count, , ms]): Stretch => [began, count, count, ms === null ? null : ms * 60])),
  extreme: activity(
    Array.from(
      { length: 50 },
      (_, index): Stretch => [
        'W'.repeat(200),
        index % 2 ? 1_000_000 : 0,
        index % 3 ? 0 : 1_000_000,
        index % 4 ? 10_000_000 : null,
      ],
    ),
    'W'.repeat(200),
  ),
  scripts: activity(
    day.slice(0, 10).map(([, ...values], index): Stretch => [hostileNames[index] ?? '', ...values]),
    hostileNames.join(' '),
  ),
};
