import type { Client } from 'pg';
import type { Comparison } from '../check/compare.ts';
import { compareExisting, laterNotes, refuseRows } from '../check/existing.ts';
import { refuseOtherZone, zoneEvidence } from '../check/time-zone.ts';
import { storeQuarantined } from '../copy/quarantine.ts';
import { openReader } from '../copy/reader.ts';
import type { RepairOptions } from '../copy/row-handling.ts';
import type { ReadResult } from '../copy/source-reader.ts';
import type { ReadingOptions } from '../copy/source-rows.ts';
import { SourceRows } from '../copy/source-rows.ts';
import { MigrationRefused } from '../source/findings.ts';
import { idNotes } from '../source/ids.ts';
import type { Layout } from '../source/layout.ts';
import { readLayout } from '../source/layout.ts';
import { Since } from '../source/since.ts';
import type { Source } from '../source/source.ts';
import { checkStructure, checkUnchanged, countRows, openSource } from '../source/source.ts';
import { quoted, tables } from '../source/tables.ts';
import { commit } from '../target/commit.ts';
import { withTarget } from '../target/connection.ts';
import { dropKeys } from '../target/keys.ts';
import { checkServer, lockTables, takeLock } from '../target/target.ts';
import { checkColumns, inspectSchema, prepareSchema } from '../target/target-schema.ts';
import type { Loaded } from './load.ts';
import { checkRows, load, setIdentities, verify } from './load.ts';
import { derivedNotes, repairedNotes } from './notes.ts';
import type { PhaseTimer, Progress } from './phase-timer.ts';
import { phaseTimer } from './phase-timer.ts';
import { recordMigration, storedReadingOptions } from './record.ts';
import { refuseOwnData, rollups } from './replace.ts';
import type { MigrationReport, Outcome, TableReport } from './report.ts';
import { compareSessions } from './sessions.ts';

export type { MigrationReport } from './report.ts';
export { MigrationRefused };

export interface MigrationOptions extends RepairOptions {
  /** The legacy SQLite file. */
  from: string;
  /** Connection string of the target database. */
  to: string;
  /** The game server's IANA time zone, in which round_date and round_time are read. By default that of the last migration, or UTC. */
  timeZone?: string;
  /** Checks everything and writes nothing. */
  dryRun?: boolean;
  /** Overwrites what an earlier migration wrote with the source. */
  replace?: boolean;
  /** With `replace`, also deletes what was added to the target since. */
  discardNew?: boolean;
  /** Quarantines rows that cannot be copied unchanged, instead of refusing the source. */
  quarantine?: boolean;
  /** Ignores unknown tables and columns. */
  ignoreExtra?: boolean;
  /** Aborting rolls back and throws the signal's reason, until the commit has begun. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Moves a legacy database into PostgreSQL in one transaction. Either every cell arrives, verified before the commit, or the target is
 * unchanged. Throws MigrationRefused with everything that prevents the migration.
 */
export async function migrateDatabase(options: MigrationOptions): Promise<MigrationReport> {
  const source = openSource(options.from);
  try {
    const layout = readLayout(source, options);
    const mode = options.dryRun ? 'read only' : 'read write';
    return await withTarget(options, mode, (client, finish) =>
      new Migration(client, source, layout, options, finish).run(),
    );
  } finally {
    source.close();
  }
}

class Migration {
  private readonly client: Client;
  private readonly source: Source;
  private readonly layout: Layout;
  private readonly options: MigrationOptions;
  private readonly timer: PhaseTimer;
  private readonly finish: () => void;
  private readonly counts = new Map<string, number>();
  private timeZone: string;

  constructor(client: Client, source: Source, layout: Layout, options: MigrationOptions, finish: () => void) {
    this.client = client;
    this.source = source;
    this.layout = layout;
    this.options = options;
    this.finish = finish;
    this.timeZone = options.timeZone ?? 'UTC';
    this.timer = phaseTimer(options.onProgress);
  }

  async run(): Promise<MigrationReport> {
    const { client, options } = this;
    this.timer.enter('check');
    await checkServer(client);
    const present = (await inspectSchema(client)) === 'present';
    if (!options.dryRun) {
      await takeLock(client);
      await prepareSchema(client);
    } else if (present) await checkColumns(client);
    else return this.dryRun();
    const way = await storedReadingOptions(client);
    this.timeZone = options.timeZone ?? way?.timeZone ?? 'UTC';
    if (!options.replace) {
      await refuseOtherZone(client, options.timeZone, way?.timeZone);
      const read = () => this.readRows({ ...way, withoutSeeds: true });
      const existing = await compareExisting(client, this.source, this.layout, read);
      if (existing) return this.identical(existing);
    }
    if (!options.dryRun) await lockTables(client);
    if (!options.replace) await refuseRows(client);
    else if (!options.discardNew) {
      const since = await Since.read(client, this.source, this.layout);
      await refuseOwnData(client, this.readRows({ ...way, withoutSeeds: true }), since);
    }
    return options.dryRun ? this.dryRun() : this.migrate();
  }

  private identical({ rows, comparison }: { rows: SourceRows; comparison: Comparison }): MigrationReport {
    const counts = Object.entries(comparison.equal).map(([name, count]) => ({ name, rows: count }));
    const report = this.report('identical', rows, counts);
    return { ...report, notes: [...report.notes, ...laterNotes(comparison)] };
  }

  private async dryRun(): Promise<MigrationReport> {
    const rows = this.readRows();
    this.timer.enter('load');
    const counts = await checkRows(rows, this.onRows, this.options.signal);
    checkStructure(this.source);
    checkUnchanged(this.source);
    const tables = [...counts].map(([name, count]) => ({ name, rows: count }));
    return this.report('checked', rows, tables);
  }

  private async migrate(): Promise<MigrationReport> {
    const { client, timer, options } = this;
    timer.enter('load');
    const filled = [...tables.map(({ name }) => quoted(name)), ...(await rollups(client))];
    const keys = await dropKeys(client, filled);
    // Truncating empties the tables for --replace, and also lets COPY freeze the rows.
    const ofFiles = ['round_files', 'round_awards', 'round_versus']; // only --discard-new reaches this line with rows in them
    await client.query(`truncate ${[...filled, 'quarantined_rows', ...ofFiles].join(', ')}`);
    const { loaded, result } = await this.load();
    this.refuse(result);
    await storeQuarantined(client, result.setAside);
    timer.enter('rollups'); // before keys exist, because they would slow this down
    await analyze(client);
    await Promise.all([client.query('select refresh_totals(), rank_pairs()'), this.checkMeanwhile()]);
    timer.enter('keys');
    for (const key of keys) await client.query(key);
    await setIdentities(client, this.source, this.layout);
    timer.enter('verify');
    await verify(client, loaded, () => this.readRows());
    checkUnchanged(this.source);
    // Those who were forgotten stay so: the source has their names, too.
    await client.query('select remove_names(array(select guid from forgotten_players where removed_at is not null))');
    await recordMigration(client, { ...options, timeZone: this.timeZone });
    options.signal?.throwIfAborted();
    this.finish();
    timer.enter('commit');
    await commit(client, options.to);
    return this.report(
      'migrated',
      result,
      loaded.map(({ table, digest }) => ({ name: table.name, rows: digest.rows, sha256: digest.hash })),
    );
  }

  private async load(): Promise<{ loaded: Loaded[]; result: ReadResult }> {
    const { client, options } = this;
    const reader = openReader(this.source, this.layout, { ...options, timeZone: this.timeZone }, this.onRows);
    try {
      const loaded = await load(client, reader, options.signal);
      return { loaded, result: await reader.result() };
    } finally {
      reader.close();
    }
  }

  /** Throws MigrationRefused if there are findings. If the file itself is damaged, the damage is reported instead. */
  private refuse({ findings }: ReadResult): void {
    if (findings.count === 0) return;
    checkUnchanged(this.source);
    checkStructure(this.source);
    throw new MigrationRefused(findings);
  }

  /** Checks the source while the server is busy. */
  private async checkMeanwhile(): Promise<void> {
    await new Promise(setImmediate);
    checkStructure(this.source);
  }

  private readRows(way: Partial<ReadingOptions> = {}): SourceRows {
    return new SourceRows(this.source, this.layout, { ...way, ...this.options, timeZone: this.timeZone });
  }

  private readonly onRows = (table: string, rows: number, done: boolean) =>
    this.options.onProgress?.({ phase: 'load', table, rows, total: done ? rows : this.countOf(table) });

  /** Returns the number of rows of a source table, cached per table. */
  private countOf(table: string): number {
    const origin = this.layout.tables.find((one) => one.table.name === table);
    const counted = this.counts.get(table) ?? (origin?.name ? countRows(this.source, origin.name) : 0);
    this.counts.set(table, counted);
    return counted;
  }

  private report(outcome: Outcome, rows: ReadResult, inReadingOrder: TableReport[]): MigrationReport {
    const seconds = this.timer.end();
    const zone = zoneEvidence(rows.derived.values(), this.timeZone);
    const order = tables.map(({ name }) => name);
    const count = inReadingOrder.reduce((sum, table) => sum + table.rows, 0) - rows.seeded;
    return {
      outcome,
      from: this.options.from,
      timeZone: this.timeZone,
      tables: inReadingOrder.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
      rows: count,
      seconds,
      rowsPerSecond: Math.round(count / seconds),
      phases: this.timer.phases,
      seededAliases: rows.seeded,
      sessions: compareSessions(rows.derived.values()),
      zone,
      notes: [
        ...this.layout.notes,
        ...idNotes(this.source, this.layout),
        ...repairedNotes(rows.repaired),
        ...derivedNotes([...rows.derived.values()]),
      ],
      quarantined: rows.setAside.map(({ table, row, findings }) => ({ table, row, findings })),
    };
  }
}

/** Analyzes the columns that the query planner needs. Columns that are only summed are left to autovacuum. */
async function analyze(client: Client): Promise<void> {
  const added = new Set(['integer', 'double precision']);
  for (const table of tables) {
    const columns = [...table.columns, ...table.own].filter(({ name, kind }) => !added.has(kind) || searched.has(name));
    await client.query(`analyze ${quoted(table.name)} (${columns.map(({ name }) => quoted(name)).join(', ')})`);
  }
}

const searched = new Set(['round_number', 'team']);
