import type { DatabaseFinding } from '../db/queries/examine-database.ts';
import type { JobFailure } from '../db/queries/jobs.ts';
import type { Locale } from '../texts/locale.ts';
import { databaseErrorText } from './database-error.ts';
import { driftLine } from './schema-drift.ts';

/** How a place writes what is in a finding. */
interface Writing {
  when: (instant: Date) => string;
  /** Writes a name or text that somebody else chose. */
  name: (text: string) => string;
  /** Writes why a file was refused, which is stored in English. */
  reason: (stored: string | null) => string;
  /** Writes a number of bytes. */
  size: (bytes: number) => string;
}

/** Names shown of a list. The rest is counted. */
const mostNames = 8;

/** Returns findings as sentences, each with the way out. Columns have theirs in common. */
export function findingLines(findings: readonly DatabaseFinding[], locale: Locale, writing: Writing): string[] {
  const lines = findings.map((finding) => findingLine(finding, locale, writing));
  const needsSchema = findings.some(({ kind }) => kind === 'column') && findings.every(({ kind }) => kind !== 'older');
  return needsSchema ? [...lines, locale.texts.database.findings.runSchema] : lines;
}

function findingLine(finding: DatabaseFinding, locale: Locale, { when, name, reason, size }: Writing): string {
  const { findings } = locale.texts.database;
  switch (finding.kind) {
    case 'older':
    case 'newer':
      return findings[finding.kind](finding.live, finding.expected);
    case 'column':
      return driftLine(finding.drift, locale);
    case 'outdated':
    case 'altered':
      return findings[finding.kind](listed(finding.objects, locale));
    case 'grants':
      return findings.grants(name(finding.role), listed(finding.grants, locale));
    case 'write':
    case 'unknown':
      return findings[finding.kind](databaseErrorText(finding.error, locale));
    case 'temporary': {
      const sql = `grant temporary on database ${quoted(finding.database)} to ${quoted(finding.role)}`;
      return findings.temporary(name(finding.role), sql);
    }
    case 'maintain':
      return maintainLine(finding, locale);
    case 'refused':
      return findings.refused(name(finding.file), when(finding.at), reason(finding.reason));
    case 'no clock':
      return findings.noClock;
    case 'late':
      return findings.late(findings.jobs[finding.job], when(finding.dueAt));
    case 'failing':
      return findings.failing(findings.jobs[finding.job], finding.times, failureText(finding.failure, locale, name));
    case 'damage':
      return findings.damage(damageText(finding.wrong, locale));
    case 'size':
      return findings.size(size(finding.bytes), size(finding.limitBytes));
    case 'posts':
      return findings.posts(finding.channels, when(finding.since));
  }
}

/** Says that the role cannot analyze these tables, with the way out. */
export function maintainLine({ role, tables }: { role: string; tables: readonly string[] }, { texts }: Locale): string {
  const sql = `grant maintain on all tables in schema public to ${quoted(role)}`;
  return texts.database.findings.maintain(tables.length, sql);
}

function failureText({ reason, object, message }: JobFailure, locale: Locale, name: Writing['name']): string {
  return reason ? databaseErrorText({ reason, object }, locale) : name(message);
}

function damageText(wrong: Record<string, number>, { texts, count }: Locale): string {
  const checks: Record<string, string> = texts.adminMaintenance.checks;
  return Object.entries(wrong)
    .map(([code, rows]) => `${checks[code] ?? code} (${count(rows)})`)
    .join('; ');
}

function listed(names: readonly string[], { texts }: Locale): string {
  const shown = names.slice(0, mostNames).join('; ');
  return names.length > mostNames ? `${shown} ${texts.common.more(names.length - mostNames)}` : shown;
}

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
