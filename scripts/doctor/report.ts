import type { Examination } from './examine.ts';
import type { Finding } from './finding.ts';

const marks = { error: '✗', warning: '!' } as const;

/** Returns the examination as lines for people: what is wrong with the way out, or what is well. */
export function reportLines({ findings, seen }: Examination): string[] {
  if (findings.length === 0) return [...seen.map(({ text }) => `✓ ${text}`), 'All is well.'];
  const sorted = [...findings].sort((a, b) => a.level.localeCompare(b.level));
  return [...sorted.flatMap(findingLines), '', summary(findings)];
}

function findingLines({ level, code, what, cure }: Finding): string[] {
  return [`${marks[level]} ${what}`, `  → ${cure}  [${code}]`];
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const counted = [errors > 0 && many(errors, 'error'), warnings > 0 && many(warnings, 'warning')].filter(Boolean);
  return `${counted.join(', ')}. docs/troubleshooting.md explains each by the word in brackets.`;
}

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
