import { databaseStatus } from '../../db/queries/condition.ts';
import { schemaDrift } from '../../db/queries/live-columns.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
import { formatBytes } from './format-bytes.ts';

const dayMs = 86_400_000;

export const adminHealth = defineAction({
  description: 'Database, schema, latest files and failures of the last 24 hours',
  options: {},
  examples: ['/admin health'],
  manage: true,
  private: true,

  async run(_options, { db, now, elapsedMs, version }) {
    const before = elapsedMs();
    // These are two queries: if the schema is wrong, the figures fail and the drift shows why.
    const [figures, drift] = await Promise.allSettled([
      databaseStatus(db, new Date(now.getTime() - dayMs)),
      schemaDrift(db),
    ]);
    const ms = elapsedMs() - before;
    if (drift.status === 'rejected') throw drift.reason;
    const schema = drift.value.length === 0 ? 'as this version expects' : fitLines(drift.value, 1000);
    if (figures.status === 'rejected') {
      if (drift.value.length === 0) throw figures.reason;
      const way = 'Run `npm run schema`, then ask again.';
      return {
        embeds: [{ title: 'Not well', description: way, fields: [{ name: 'Schema', value: schema }], color: colour }],
      };
    }
    const { value: found } = figures;
    const failures = found.failures.map(
      ({ filename, reason }) => `${nameInText(filename, 60)}: ${nameInText(reason ?? 'no reason noted', 100)}`,
    );
    const fields = [
      {
        name: 'Database',
        value: `PostgreSQL ${found.serverVersion.split(' ')[0]} · ${formatBytes(found.bytes)} · answered in ${ms} ms`,
      },
      { name: 'Schema', value: `Migration ${found.schemaVersion ?? 'unknown'}: ${schema}` },
      {
        name: 'Stored',
        value: `${formatCounted(found.rounds, 'round')}, ${formatCount(found.invalid)} of them do not count · ${formatCounted(found.players, 'player')}${
          found.newest ? ` · newest round ${timestamp(found.newest)}` : ''
        }`,
      },
      {
        name: 'Last file taken',
        value: found.lastFile
          ? `${nameInText(found.lastFile.name, 80)} ${timestamp(found.lastFile.at)}`
          : 'None yet: no game server has sent one.',
      },
      {
        name: 'Refused in the last 24 hours',
        value: found.failed === 0 ? 'None' : fitLines([formatCounted(found.failed, 'file'), ...failures], 1000),
      },
      { name: 'Posts', value: 'This version answers commands; it posts nothing by itself, so nothing waits.' },
    ];
    const title = drift.value.length === 0 ? 'All is well' : 'The schema differs';
    return { embeds: [{ title, fields, footer: { text: `Stopwatch ${version}` }, color: colour }] };
  },
});
