import type { ActivityBucket } from '../../db/queries/activity.ts';
import { activityByHour } from '../../db/queries/activity.ts';
import { colour } from '../../discord/reply.ts';
import { formatCount } from '../../views/numbers.ts';
import { sparkline } from '../../views/sparkline.ts';
import { defineAction } from '../command.ts';

const mostBars = 24;

const rows: { key: keyof ActivityBucket; label: string }[] = [
  { key: 'files', label: 'Files taken' },
  { key: 'refused', label: 'Files refused' },
  { key: 'rounds', label: 'Rounds stored' },
  { key: 'writes', label: 'Changes by commands' },
];

export const adminMetrics = defineAction({
  description: 'What came in and what was changed, over time',
  options: { hours: { type: 'integer', description: 'How far back, 1 to 720; a day when left out', min: 1, max: 720 } },
  examples: ['/admin metrics', '/admin metrics hours:168'],
  manage: true,
  private: true,

  async run({ hours: asked = 24 }, { db, now }) {
    const hours = Math.min(720, Math.max(1, asked));
    const count = Math.min(hours, mostBars);
    const buckets = await activityByHour(db, now, { hours, count });
    const fields = rows.map(({ key, label }) => {
      const values = buckets.map((stretch) => stretch[key]);
      const sum = values.reduce((total, value) => total + value, 0);
      const peak = `at most ${formatCount(Math.max(...values))} ${span(hours / count)}`;
      return { name: label, value: sum === 0 ? 'none' : `${formatCount(sum)} · ${peak}\n${sparkline(values)}`.trim() };
    });
    return {
      embeds: [
        {
          title: `The last ${hours === 1 ? 'hour' : `${hours} hours`}`,
          description:
            'How often each command is used, how long it takes and what fails is in Workers Logs: one JSON line per interaction (Cloudflare dashboard → Workers → this Worker → Observability).',
          fields,
          footer: {
            text:
              count > 2
                ? `Each bar is ${span(hours / count).replace('in ', '')}, the newest on the right`
                : 'Too short for bars',
          },
          color: colour,
        },
      ],
    };
  },
});

function span(hours: number): string {
  return hours === 1 ? 'in an hour' : `in ${Number(hours.toFixed(1))} hours`;
}
