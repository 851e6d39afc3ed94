import type { SourceValue } from './value.ts';

/** A reason why the migration cannot be exact: a cell, a row, a column, a table, a file or a server. */
export interface Finding {
  /** The table's name, or `source` or `target` for a finding outside tables. */
  table: string;
  /** The value of the row's primary key. */
  row?: string;
  column?: string;
  /** The offending value as stored, shortened. */
  value?: string;
  problem: string;
}

const shown = 20;
const kept = 10_000;

/** Findings in the order they were added. Beyond 10,000 they are only counted. */
export class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(...findings: readonly Finding[]): void {
    this.count += findings.length;
    if (this.list.length < kept) this.list.push(...findings);
  }

  addAll({ list, count }: Findings): void {
    this.add(...list);
    this.count += count - list.length;
  }

  /** Throws MigrationRefused if there are any. */
  refuse(): void {
    if (this.count > 0) throw this.refusal();
  }

  refusal(): MigrationRefused {
    return new MigrationRefused(this);
  }
}

/** The migration was refused or failed, and nothing was written. `findings` lists everything that was found. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly findings: readonly Finding[];
  readonly count: number;

  constructor({ list, count }: Pick<Findings, 'list' | 'count'>) {
    super(findingLines(list, count).join('\n'));
    this.findings = list;
    this.count = count;
  }
}

/** Returns a refusal for one reason that is not about a row. */
export function refused(table: string, problem: string): MigrationRefused {
  return new MigrationRefused({ list: [{ table, problem }], count: 1 });
}

/** Returns the first findings, one per line, and a line with the number of the others. */
export function findingLines(list: readonly Finding[], count: number): string[] {
  const lines = list.slice(0, shown).map(describe);
  return count > shown ? [...lines, `… and ${count - shown} more (--report FILE lists them)`] : lines;
}

/** Returns one line for people: `rounds row 7, round_time = '24:00:00': text where a time like 212345 or 21:23:45 belongs`. */
function describe({ table, row, column, value, problem }: Finding): string {
  const place = [table, row === undefined ? '' : ` row ${row}`, column ? `, ${column}` : ''].join('');
  return `${place}${value === undefined ? '' : ` = ${value}`}: ${problem}`;
}

/** Returns a value for people: texts in quotes with control characters escaped, long ones cut. */
export function display(value: SourceValue): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) {
    return `x'${Buffer.from(value.subarray(0, 32)).toString('hex')}${value.length > 32 ? '…' : ''}'`;
  }
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  const text = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}'`;
}
