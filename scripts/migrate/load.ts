import type { Client } from 'pg';
import { AliasSeeds } from './aliases.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { Digest } from './copy-stream.ts';
import { copyIn } from './copy-stream.ts';
import type { DerivedRound } from './facts.ts';
import { Facts } from './facts.ts';
import { Findings, MigrationRefused } from './findings.ts';
import type { Layout, SourceTable } from './layout.ts';
import type { Mended, Mending } from './rows.ts';
import { findingIn, RowReader } from './rows.ts';
import type { Source } from './source.ts';
import { highestId } from './source.ts';
import type { Table } from './tables.ts';
import { playerAliases, playerStats, quoted, rounds } from './tables.ts';

export interface Loaded {
  table: Table;
  digest: Digest;
}

type OnRows = (table: string, rows: number, done: boolean) => void;

/** One pass over the source: every row is checked, written to the target and remembered as far as later steps need it. */
export class Load {
  readonly facts = new Facts();
  readonly seeds = new AliasSeeds(this.facts);
  readonly findings = new Findings();
  readonly mended: Mended = { nul: 0, empty: 0 };
  derived: Map<bigint, DerivedRound> = new Map();
  seeded = 0;
  private readonly client: Client;
  private readonly source: Source;
  private readonly mending: Mending;
  private readonly onRows: OnRows;

  constructor(client: Client, source: Source, mending: Mending, onRows: OnRows) {
    this.client = client;
    this.source = source;
    this.mending = mending;
    this.onRows = onRows;
  }

  /** Loads every table; throws MigrationRefused with every finding once all rows have been looked at. */
  async run(layout: Layout, timeZone: string): Promise<Loaded[]> {
    const origin = (table: Table) => layout.tables.find((candidate) => candidate.table === table) as SourceTable;
    this.readRounds(origin(rounds), timeZone);
    const loaded: Loaded[] = [];
    for (const source of layout.tables.filter(({ table }) => table !== rounds)) loaded.push(await this.load(source));
    this.derived = this.facts.derive();
    loaded.unshift(await this.load(origin(rounds)));
    if (this.findings.count > 0) throw new MigrationRefused(this.findings);
    return loaded;
  }

  /** Rounds go by twice: first to learn their times, and once their players are known, to be written. */
  private readRounds(origin: SourceTable, timeZone: string): void {
    const out = new CopyBuffer();
    const reader = new RowReader(this.source, origin, this.findings, this.mending);
    for (const values of reader.values()) {
      out.startRow(0);
      if (reader.write(out, values)) this.facts.addRound(values);
      out.dropRow();
    }
    if (this.findings.count > 0) throw new MigrationRefused(this.findings);
    this.facts.placeInTime(timeZone);
  }

  private async load(origin: SourceTable): Promise<Loaded> {
    const { table } = origin;
    const out = new CopyBuffer();
    const columns = [...table.columns, ...table.own].map(({ name }) => name);
    const digest = await copyIn(this.client, table.name, columns, out, this.rows(origin, out));
    return { table, digest };
  }

  private *rows(origin: SourceTable, out: CopyBuffer): Generator<void> {
    const { table } = origin;
    const reader = new RowReader(this.source, origin, this.findings, this.mending);
    const columns = table.columns.length + table.own.length;
    const roundAt = table.belongsToRound ? table.columns.findIndex(({ name }) => name === 'round_id') : undefined;
    let rows = 0;
    for (const values of reader.values()) {
      out.startRow(columns);
      let sound = reader.write(out, values);
      if (roundAt !== undefined && !this.facts.hasRound(values[roundAt] ?? null)) {
        const round = values[roundAt] ?? null;
        this.findings.add(findingIn(origin, 'round_id', round, values[0] ?? null, 'names a round that does not exist'));
        sound = false;
      }
      if (!sound) {
        out.dropRow();
        continue;
      }
      if (table === rounds) writeDerived(out, this.derived.get(values[0] as bigint));
      if (table === playerAliases) out.boolean(false);
      if (table === playerStats) {
        this.facts.addPlayer(values);
        this.seeds.add(values);
      }
      if (++rows % 10_000 === 0) this.onRows(table.name, rows, false);
      if (this.findings.count > 0) out.dropRow();
      else yield;
    }
    if (table === playerAliases && rows === 0) {
      for (const _ of this.seeds.write(out, highestId(this.source, table.name))) {
        this.seeded++;
        yield;
      }
    }
    this.onRows(table.name, rows, true);
    this.mended.nul += reader.mended.nul;
    this.mended.empty += reader.mended.empty;
  }
}

function writeDerived(out: CopyBuffer, round: DerivedRound | undefined): void {
  if (!round) throw new Error('a round was not derived');
  const { playedAt, duration, sessionStart, invalidReason } = round;
  out.stamp(BigInt(playedAt) * 1000n);
  if (duration === null) out.null();
  else out.integer(duration);
  if (sessionStart === null) out.null();
  else out.stamp(BigInt(sessionStart) * 1000n);
  out.boolean(invalidReason === null);
  if (invalidReason === null) out.null();
  else out.text(invalidReason);
  out.text('legacy');
}

/** Lets identities go on after the highest id that was ever given out. Part of the transaction, unlike setval. */
export async function setIdentities(client: Client, source: Source, layout: Layout): Promise<void> {
  for (const { table, name } of layout.tables.filter((origin) => origin.table.identity)) {
    const { rows } = await client.query<{ max: string | null }>(`select max(id) from ${quoted(table.name)}`);
    const highest = highestId(source, name);
    const used = BigInt(rows[0]?.max ?? 0);
    const next = (used > highest ? used : highest) + 1n;
    await client.query(`alter table ${quoted(table.name)} alter column id restart with ${next}`);
  }
}
