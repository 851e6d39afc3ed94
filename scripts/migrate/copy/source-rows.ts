import { findDuplicates } from '../source/duplicates.ts';
import type { Finding } from '../source/findings.ts';
import { Findings } from '../source/findings.ts';
import { highestId, idProblem } from '../source/ids.ts';
import type { Layout } from '../source/layout.ts';
import type { Source } from '../source/source.ts';
import { checkStructure } from '../source/source.ts';
import type { SourceTable } from '../source/source-table.ts';
import type { Table } from '../source/tables.ts';
import { indexesOf, playerAliases, playerStats, rounds, tables } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import { AliasSeeds } from './aliases.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { QuarantinedRow } from './quarantine.ts';
import { quarantined } from './quarantine.ts';
import type { DerivedRound } from './round-derivation.ts';
import { RoundDerivation, writeDerived } from './round-derivation.ts';
import type { Repaired, RepairOptions, RowHandling } from './row-handling.ts';
import { findingIn, RowReader } from './rows.ts';

export interface ReadingOptions extends RepairOptions {
  /** The game server's IANA time zone. */
  timeZone: string;
  /** Quarantines rows with findings instead of refusing the source. */
  quarantine?: boolean;
  /** Ignores unknown tables and columns. */
  ignoreExtra?: boolean;
  /** Leaves out the aliases collected from player rows. */
  withoutSeeds?: boolean;
  /** The tables whose findings are reported. By default all. */
  tables?: readonly string[];
}

/** Every table in the order in which it must be read: players before rounds, because players decide whether a round counts. */
export const readingOrder: readonly Table[] = [...tables.filter((table) => table !== rounds), rounds];

/**
 * Reads the whole source in the target's form, in one pass, and checks every row. Callers read the tables in {@link readingOrder}. Rows
 * with findings are left out and listed in `findings`, or in `setAside` with `quarantine`.
 */
export class SourceRows {
  readonly findings = new Findings();
  readonly setAside: QuarantinedRow[] = [];
  readonly repaired: Repaired = { stripNul: 0, emptyAsNull: 0 };
  /** Derived columns by round id. Filled after the players were read. */
  derived: ReadonlyMap<bigint, DerivedRound> = new Map();
  /** Number of aliases made from player rows because the source has none. */
  seeded = 0;
  private readonly badRounds = new Set<SourceValue>();
  private readonly facts = new RoundDerivation();
  private readonly seeds = new AliasSeeds(this.facts);
  private readonly source: Source;
  private readonly layout: Layout;
  private readonly options: ReadingOptions;

  constructor(source: Source, layout: Layout, options: ReadingOptions) {
    this.source = source;
    this.layout = layout;
    this.options = options;
    this.readRounds();
  }

  /** Throws MigrationRefused if there are findings. If the file itself is damaged, the damage is reported instead. */
  refuse(): void {
    if (this.findings.count > 0) checkStructure(this.source);
    this.findings.refuse();
  }

  /** Writes each valid row of `table` into `out`, one per step. Yields its values as the source has them. */
  *of(table: Table, out: CopyBuffer): Generator<readonly SourceValue[]> {
    const origin = this.originOf(table);
    if (table === rounds) this.derived = this.facts.derive();
    const reader = new RowReader(this.source, origin, this.options);
    yield* reader.rows(out, this.handlingOf(origin));
    if (table === playerAliases && reader.count === 0 && !this.options.withoutSeeds) yield* this.seed(out);
    this.addRepaired(reader);
  }

  private handlingOf(origin: SourceTable): RowHandling {
    const { table } = origin;
    const handling = {
      columns: table.columns.length + table.own.length,
      onFindings: (values: readonly SourceValue[], findings: readonly Finding[]) =>
        this.putAside(origin, values, findings),
    };
    if (table === rounds) {
      return {
        ...handling,
        skip: (values) => !this.facts.hasRound(values[0] ?? null), // the row was quarantined when rounds were first read
        complete: (values, out) => writeDerived(out, this.derived.get(values[0] as bigint)),
      };
    }
    const check = this.rowCheck(origin);
    if (table === playerAliases) return { ...handling, check, complete: (_values, out) => out.boolean(false) };
    if (table !== playerStats) return { ...handling, check };
    return {
      ...handling,
      check,
      complete: (values) => {
        this.facts.addPlayer(values);
        this.seeds.add(values);
      },
    };
  }

  private *seed(out: CopyBuffer): Generator<readonly SourceValue[]> {
    for (const values of this.seeds.write(out, highestId(this.source, this.originOf(playerAliases)))) {
      this.seeded++;
      yield values;
    }
  }

  /** Reads the rounds for their times. They are read a second time to be written, once their players are known. */
  private readRounds(): void {
    const origin = this.originOf(rounds);
    const reader = new RowReader(this.source, origin, this.options);
    const out = new CopyBuffer();
    const handling: RowHandling = {
      columns: rounds.columns.length,
      check: this.rowCheck(origin),
      onFindings: (values, findings) => {
        this.badRounds.add(values[0] ?? null);
        this.putAside(origin, values, findings);
      },
      complete: (values) => this.facts.addRound(values),
    };
    for (const _ of reader.rows(out, handling)) out.dropRow();
    this.facts.placeInTime(this.options.timeZone);
  }

  /** Returns the check for a row beyond its cells: whether it repeats another row, and whether its round exists. */
  private rowCheck(origin: SourceTable): (values: readonly SourceValue[]) => Finding | undefined {
    const { table } = origin;
    const duplicates = findDuplicates(this.source, origin);
    const roundAt = table.belongsToRound ? indexesOf(table, 'round_id').round_id : undefined;
    let previous: SourceValue | undefined;
    return (values) => {
      const [id = null] = values;
      const repeats = id !== null && id === previous;
      previous = id;
      if (repeats) return findingIn(origin, table.id, id, values, 'repeats the key of another row');
      const ended = idProblem(table, id);
      if (ended) return findingIn(origin, table.id, id, values, ended);
      const round = roundAt === undefined ? null : (values[roundAt] ?? null);
      if (round !== null && !this.facts.hasRound(round)) return this.missingRound(origin, round, values);
      return duplicates.size > 0 ? duplicates.get(id) : undefined;
    };
  }

  private missingRound(origin: SourceTable, round: SourceValue, values: readonly SourceValue[]): Finding | undefined {
    const bad = this.badRounds.has(round);
    if (bad && !this.options.quarantine) return undefined; // The round itself is already a finding.
    const problem = bad ? 'names a round that is quarantined' : 'names a round that does not exist';
    return findingIn(origin, 'round_id', round, values, problem);
  }

  private putAside(origin: SourceTable, values: readonly SourceValue[], findings: readonly Finding[]): void {
    if (this.options.tables?.includes(origin.table.name) === false) return; // another thread reports them
    if (this.options.quarantine) this.setAside.push(quarantined(this.source, origin, values, findings));
    else this.findings.add(...findings);
  }

  private originOf(table: Table): SourceTable {
    return this.layout.tables.find((origin) => origin.table === table) ?? { table, computed: [] };
  }

  private addRepaired({ repaired }: RowReader): void {
    this.repaired.stripNul += repaired.stripNul;
    this.repaired.emptyAsNull += repaired.emptyAsNull;
  }
}
