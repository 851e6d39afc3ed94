import type { FileOutcome } from './import-files.ts';
import type { RoundsState } from './state.ts';
import { trustLines } from './state.ts';

export interface ImportReport {
  server: string;
  timeZone: string;
  seconds: number;
  files: FileOutcome[];
  skipped: { path: string; reason: string }[];
  before: RoundsState;
  after: RoundsState;
}

const mostExamples = 10;

/** Returns the report as lines for people. */
export function reportLines(report: ImportReport): string[] {
  const { files, skipped, before, after, seconds } = report;
  const stored = files.flatMap((file) => (file.outcome === 'stored' ? [file] : []));
  const refused = files.flatMap((file) => (file.outcome === 'refused' ? [file] : []));
  const upgraded = sum(stored.map((file) => file.upgraded));
  const derivedAgain = sum(stored.map((file) => file.derivedAgain));
  return [
    `${files.length} files in ${seconds.toFixed(1)} s (${Math.round(files.length / Math.max(seconds, 0.001))} files/s): ` +
      `${stored.length} stored, ${count(files, 'already there')} already there, ${refused.length} refused.`,
    ...(upgraded > 0
      ? [`${upgraded} rounds from the old bot were derived again from their files. Their ids are unchanged.`]
      : []),
    ...(derivedAgain > 0
      ? [`${derivedAgain} other rounds were derived again, for example a round 2 whose round 1 came later.`]
      : []),
    ...examples(refused.map(({ path, reason }) => `  refused: ${path}: ${reason}`)),
    ...(skipped.length > 0 ? [`${skipped.length} other files were ignored.`] : []),
    ...examples(skipped.map(({ path, reason }) => `  ignored: ${path}: ${reason}`)),
    ...findingLines(stored),
    `The database has ${after.rounds} rounds (${signed(after.rounds - before.rounds)}), ${after.counted} of which count, in ` +
      `${after.matches} matches and ${after.sessions} gaming sessions.`,
    ...trustLines(before, after),
  ];
}

function findingLines(stored: readonly { findings: readonly { code: string }[] }[]): string[] {
  const counts = new Map<string, number>();
  for (const { code } of stored.flatMap(({ findings }) => findings)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const listed = [...counts].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`);
  return listed.length > 0 ? [`Stored with irregularities (${listed.join(', ')}): --report lists them.`] : [];
}

function examples(lines: readonly string[]): string[] {
  if (lines.length <= mostExamples) return [...lines];
  return [...lines.slice(0, mostExamples), `  … and ${lines.length - mostExamples} more: --report lists them`];
}

function count(files: readonly FileOutcome[], outcome: FileOutcome['outcome']): number {
  return files.filter((file) => file.outcome === outcome).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function signed(number: number): string {
  return number > 0 ? `${number} new` : 'none new';
}
