import type { MetricFailure, MetricLine } from '../../db/queries/read-metrics.ts';
import { readMetrics } from '../../db/queries/read-metrics.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatShare } from '../../views/numbers.ts';
import { activityPicture, stretchesOf } from '../../views/pictures/activity.ts';
import { defineAction } from '../command.ts';

const mostHours = 720;
/** How many of the slowest names, and of what failed, the reply has room for. */
const most = 3;

/** The order in which kinds are listed. */
const kinds = ['command', 'user command', 'component', 'autocomplete', 'ingest', 'post', 'job', 'unknown'] as const;
type Kind = (typeof kinds)[number];

export const adminMetrics = defineAction({
  description: 'How often the bot was used, how long it took and what failed',
  options: {
    hours: { type: 'integer', description: 'How far back, 1 to 720; a day when left out', min: 1, max: mostHours },
  },
  examples: ['/admin metrics', '/admin metrics hours:168'],
  manage: true,
  private: true,

  async run({ hours: asked = 24 }, { db, now, caller, timeZone, picture }) {
    const { metrics } = caller.texts.admin;
    const hours = Math.min(mostHours, Math.max(1, asked));
    const since = new Date(now.getTime() - hours * 3_600_000);
    const stretches = stretchesOf(since, hours);
    const { lines, failures, stretches: used } = await readMetrics(db, { since, now, mostFailures: most, stretches });
    const total = (kind: Kind) => lines.find((line) => line.kind === kind && line.name === null);
    const rows = kinds.flatMap((kind) => {
      const line = total(kind);
      return line ? [`${metrics.kinds[kind]} ${figures(line, caller)}`] : [];
    });
    const slowest = lines.filter(({ name }) => name !== null).toSorted((one, other) => other.slowest - one.slowest);
    const field = (name: string, values: readonly string[]) =>
      values.length > 0 ? [{ name, value: values.join('\n') }] : [];
    const image =
      used.length > 0
        ? await picture(activityPicture(used, { ...stretches, hours, now, timeZone }, caller))
        : undefined;
    return {
      embeds: [
        {
          title: metrics.title(hours),
          description: rows.join('\n') || metrics.none,
          fields: [
            ...field(
              metrics.slowest,
              slowest.slice(0, most).map((line) => `${called(line)} ${figures(line, caller)}`),
            ),
            ...field(
              metrics.failed,
              failures.map((failure) => failureLine(failure, caller)),
            ),
          ],
          footer: { text: metrics.legend },
          color: colour,
          ...(image && { image }),
        },
      ],
    };
  },
});

/** Returns `132 · 84/212/2,310 ms · ✗ 1.5 %`. */
function figures({ count, p50, p95, slowest, errors }: MetricLine, locale: Locale): string {
  const { metrics } = locale.texts.admin;
  const times = metrics.times([p50, p95, slowest].map(locale.count).join('/'));
  return [locale.count(count), times, ...(errors > 0 ? [`✗ ${formatShare(errors, count, locale)}`] : [])].join(' · ');
}

const failureLine = (failure: MetricFailure, locale: Locale) =>
  `${called(failure)} ${locale.count(failure.count)} · \`${failure.error}\``;

/** Returns a name as its users see it: commands as they are typed. */
function called({ kind, name }: { kind: string; name: string | null }): string {
  return `\`${kind === 'command' ? '/' : ''}${name}\``;
}
