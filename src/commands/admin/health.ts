import type { AddressBan } from '../../db/queries/address-ban.ts';
import type { DatabaseStatus } from '../../db/queries/condition.ts';
import { databaseStatus } from '../../db/queries/condition.ts';
import { schemaDrift } from '../../db/queries/live-columns.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { driftLine } from '../../views/schema-drift.ts';
import { defineAction } from '../command.ts';
import { formatBytes } from './format-bytes.ts';
import { refusalText } from './stored-texts.ts';

const dayMs = 86_400_000;

export const adminHealth = defineAction({
  description: 'Database, schema, latest files and failures of the last 24 hours',
  options: {},
  examples: ['/admin health'],
  manage: true,
  private: true,

  async run(_options, { db, now, elapsedMs, version, caller }) {
    const before = elapsedMs();
    // These are two queries: if the schema is wrong, the figures fail and the drift shows why.
    const [figures, drift] = await Promise.allSettled([
      databaseStatus(db, new Date(now.getTime() - dayMs)),
      schemaDrift(db),
    ]);
    const ms = elapsedMs() - before;
    if (drift.status === 'rejected') throw drift.reason;
    const { health } = caller.texts.admin;
    const isAsExpected = drift.value.length === 0;
    const schema = isAsExpected
      ? health.asExpected
      : fitLines(
          drift.value.map((column) => driftLine(column, caller)),
          1000,
          caller.texts.common.more,
        );
    if (figures.status === 'rejected') {
      if (isAsExpected) throw figures.reason;
      const fields = [{ name: health.schema, value: schema }];
      return { embeds: [{ title: health.notWell, description: health.runSchema, fields, color: colour }] };
    }
    const fields = fieldsOf(figures.value, { schema, ms }, caller);
    const title = isAsExpected ? health.well : health.differs;
    return { embeds: [{ title, fields, footer: { text: `Stopwatch ${version}` }, color: colour }] };
  },
});

function fieldsOf(found: DatabaseStatus, { schema, ms }: { schema: string; ms: number }, locale: Locale) {
  const { admin, common } = locale.texts;
  const { health } = admin;
  const stored = health.storedLine(found.rounds, found.invalid, found.players);
  const failures = found.failures.map(
    ({ filename, reason }) => `${nameInText(filename, 60)}: ${refusalText(reason, locale)}`,
  );
  return [
    {
      name: health.database,
      value: health.databaseLine(found.serverVersion.split(' ')[0] ?? '', formatBytes(found.bytes, locale), ms),
    },
    {
      name: health.schema,
      value: health.migration(found.schemaVersion?.toString() ?? health.unknownMigration, schema),
    },
    {
      name: health.stored,
      value: [stored, ...(found.newest ? [health.newest(timestamp(found.newest))] : [])].join(' · '),
    },
    {
      name: health.lastFile,
      value: found.lastFile ? `${nameInText(found.lastFile.name, 80)} ${timestamp(found.lastFile.at)}` : health.noFile,
    },
    {
      name: health.refused,
      value:
        found.failed === 0 ? health.noneRefused : fitLines([admin.files(found.failed), ...failures], 1000, common.more),
    },
    ...(found.ban ? [{ name: 'Discord', value: banLine(found.ban, locale) }] : []),
    { name: health.posts, value: health.noPosts },
  ];
}

function banLine({ since, until }: AddressBan, { texts }: Locale): string {
  return texts.admin.health.banned(timestamp(since, 't'), timestamp(until, 't'));
}
