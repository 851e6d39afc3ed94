import { askTogether } from '../../db/ask-together.ts';
import type { AddressBan } from '../../db/queries/address-ban.ts';
import type { DatabaseStatus } from '../../db/queries/condition.ts';
import { databaseStatus } from '../../db/queries/condition.ts';
import type { DatabaseFinding } from '../../db/queries/examine-database.ts';
import { concludeExamination, examination, isNote } from '../../db/queries/examine-database.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { findingLines } from '../../views/database-finding.ts';
import { defineAction } from '../command.ts';
import { formatBytes } from './format-bytes.ts';
import { jobFields } from './job-fields.ts';
import { refusalText } from './stored-texts.ts';

const dayMs = 86_400_000;

export const adminHealth = defineAction({
  description: 'Database, schema, latest files and failures of the last 24 hours',
  options: {},
  examples: ['/admin health'],
  manage: true,
  private: true,

  async run(_options, { db, now, timeZone, elapsedMs, version, caller }) {
    const before = elapsedMs();
    const status = databaseStatus(new Date(now.getTime() - dayMs));
    const { figures, ...answers } = await askTogether(db, { ...examination({ now, timeZone }), figures: status });
    const ms = elapsedMs() - before;
    const { findings, schemaVersion, jobs } = concludeExamination(answers, now);
    // If the schema is wrong, the figures fail and the findings say why.
    if (figures.status === 'rejected' && findings.length === 0) throw figures.reason;
    const { health } = caller.texts.admin;
    const problems = findings.filter((finding) => !isNote(finding));
    const isSchemaRight = findings.every(({ kind }) => !schemaKinds.has(kind));
    const schema = health.migration(
      schemaVersion?.toString() ?? health.unknownMigration,
      isSchemaRight ? health.asExpected : health.differs,
    );
    const title = findings.length === 0 ? health.well : problems.length === 0 ? health.noted : health.notWell;
    const lines = linesOf(findings, caller).map((line) => `- ${line}`);
    const fields =
      figures.status === 'fulfilled'
        ? [...fieldsOf(figures.value, { schema, ms }, caller), ...jobFields(jobs, caller)]
        : [];
    return {
      embeds: [
        {
          title,
          ...(lines.length > 0 && { description: fitLines(lines, 3000, caller.texts.common.more) }),
          fields,
          footer: { text: `Stopwatch ${version}` },
          color: colour,
        },
      ],
    };
  },
});

/** Findings that say how the schema differs from this version's. */
const schemaKinds: ReadonlySet<DatabaseFinding['kind']> = new Set(['older', 'newer', 'column', 'outdated', 'altered']);

const linesOf = (findings: readonly DatabaseFinding[], locale: Locale) =>
  findingLines(findings, locale, {
    when: (instant) => timestamp(instant),
    name: (text) => nameInText(text, 80),
    reason: (stored) => refusalText(stored, locale),
    size: (bytes) => formatBytes(bytes, locale),
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
      value: schema,
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
    ...(found.postsTooOld + found.postsRefused > 0
      ? [{ name: health.notPosted, value: health.notPostedLine(found.postsTooOld, found.postsRefused) }]
      : []),
  ];
}

function banLine({ since, until }: AddressBan, { texts }: Locale): string {
  return texts.admin.health.banned(timestamp(since, 't'), timestamp(until, 't'));
}
