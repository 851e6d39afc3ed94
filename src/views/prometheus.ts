import type { MetricSums } from '../db/queries/metrics-snapshot.ts';

/** The media type of Prometheus's text format. */
export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

const quantiles = ['0.5', '0.95'];

/** Writes metrics in Prometheus's text format. All but the quantiles are counters. */
export function prometheusText(sums: readonly MetricSums[], readAt: Date): string {
  const counter = (name: string, help: string, figureOf: (one: MetricSums) => number) => [
    ...heading(name, 'counter', help),
    ...sums.map((one) => `${name}{${labels(one)}} ${figureOf(one)}`),
  ];
  const duration = 'stopwatch_duration_seconds';
  return [
    ...heading(duration, 'summary', 'How long what used the database took. Quantiles of the last 24 hours.'),
    ...sums.flatMap((one) => [
      ...quantiles.flatMap((quantile, index) => {
        const ms = one.lately?.[index];
        return ms === undefined ? [] : [`${duration}{${labels(one)},quantile="${quantile}"} ${ms / 1000}`];
      }),
      `${duration}_sum{${labels(one)}} ${one.ms / 1000}`,
      `${duration}_count{${labels(one)}} ${one.runs}`,
    ]),
    ...counter('stopwatch_database_seconds_total', 'How long of it the database took.', ({ sqlMs }) => sqlMs / 1000),
    ...counter('stopwatch_errors_total', 'How often it failed.', ({ errors }) => errors),
    ...heading('stopwatch_read_timestamp_seconds', 'gauge', 'When these figures were read from the database.'),
    `stopwatch_read_timestamp_seconds ${Math.floor(readAt.getTime() / 1000)}`,
    '',
  ].join('\n');
}

const heading = (name: string, type: string, help: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

const labels = ({ kind, name }: MetricSums) => `kind="${escaped(kind)}",name="${escaped(name)}"`;

const escaped = (value: string) => value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
