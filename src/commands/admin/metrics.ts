import type { ActivityBucket } from '../../db/queries/activity.ts';
import { activityByHour } from '../../db/queries/activity.ts';
import { colour } from '../../discord/reply.ts';
import { sparkline } from '../../views/sparkline.ts';
import { defineAction } from '../command.ts';

const mostBars = 24;

const rows: (keyof ActivityBucket)[] = ['files', 'refused', 'rounds', 'writes'];

export const adminMetrics = defineAction({
  description: 'What came in and what was changed, over time',
  options: { hours: { type: 'integer', description: 'How far back, 1 to 720; a day when left out', min: 1, max: 720 } },
  examples: ['/admin metrics', '/admin metrics hours:168'],
  manage: true,
  private: true,

  async run({ hours: asked = 24 }, { db, now, caller }) {
    const { metrics } = caller.texts.admin;
    const hours = Math.min(720, Math.max(1, asked));
    const count = Math.min(hours, mostBars);
    const span = hours / count;
    const buckets = await activityByHour(db, now, { hours, count });
    const fields = rows.map((key) => {
      const values = buckets.map((bucket) => bucket[key]);
      const sum = values.reduce((total, value) => total + value, 0);
      const value = sum === 0 ? metrics.none : metrics.peak(sum, Math.max(...values), span);
      return { name: metrics.rows[key], value: `${value}\n${sum === 0 ? '' : sparkline(values)}`.trim() };
    });
    return {
      embeds: [
        {
          title: metrics.title(hours),
          description: metrics.logs,
          fields,
          footer: { text: count > 2 ? metrics.bars(span) : metrics.noBars },
          color: colour,
        },
      ],
    };
  },
});
