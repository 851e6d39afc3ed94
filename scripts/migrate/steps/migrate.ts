import type { Client } from 'pg';
import type { Comparison } from '../check/compare.ts';
import { compareExisting, laterNotes, refuseRows } from '../check/existing.ts';
import { storeQuarantined } from '../copy/quarantine.ts';
import { openReader } from '../copy/reader.ts';
import type { Mending } from '../copy/rows.ts';
import type { Gleaned } from '../copy/source-reader.ts';
import type { ReadingOptions } from '../copy/source-rows.ts';
import { SourceRows } from '../copy/source-rows.ts';
import { MigrationRefused } from '../source/findings.ts';
import { idNotes } from '../source/ids.ts';
import type { Layout } from '../source/layout.ts';
import { readLayout } from '../source/layout.ts';
import { Since } from '../source/since.ts';
import type { Source } from '../source/source.ts';
import { checkStructure, checkUnchanged, openSource } from '../source/source.ts';
import { quoted, tables } from '../source/tables.ts';
import { commit } from '../target/commit.ts';
import { withTarget } from '../target/connection.ts';
import { takeOffKeys } from '../target/keys.ts';
import { checkServer, lockTables, takeLock } from '../target/target.ts';
import { checkColumns, inspectSchema, prepareSchema } from '../target/target-schema.ts';
import type { Loaded } from './load.ts';
import { checkRows, load, setIdentities, verify } from './load.ts';
import { derivedNotes, mendedNotes } from './notes.ts';
import { recordMigration, wayOfReading } from './record.ts';
import { refuseOwnData, rollups } from './replace.ts';
import type { MigrationReport, Outcome, TableReport } from './report.ts';
import { compareSessions } from './sessions.ts';
import type { Progress } from './stopwatch.ts';
import { stopwatch } from './stopwatch.ts';

export type { MigrationReport } from './report.ts';
export { MigrationRefused };

export interface MigrationOptions extends Mending {
  /** The legacy SQLite file. */
  from: string;
  /** The connection string of the target database. */
  to: string;
  /** The game server's IANA time zone: round_date and round_time are its wall clock. As the last time when left out, first UTC. */
  timeZone?: string;
  /** Check everything, write nothing. */
  dryRun?: boolean;
  /** Put the source in the place of what an earlier migration wrote. */
  replace?: boolean;
  /** With `replace`: also throw away what the target got since. */
  discardNew?: boolean;
  /** Set rows aside that cannot go over as they are, instead of refusing. */
  quarantine?: boolean;
  /** Leave tables and columns behind that nothing here knows. */
  ignoreExtra?: boolean;
  /** Rolls back and throws its reason, until the commit has begun. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Moves a legacy database into PostgreSQL in one transaction: either every cell arrived, which is verified before the commit, or the
 * target is as it was. Throws MigrationRefused with everything that stands in the way.
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
  private readonly watch: ReturnType<typeof stopwatch>;
  private readonly finish: () => void;
  private timeZone: string;

  constructor(client: Client, source: Source, layout: Layout, options: MigrationOptions, finish: () => void) {
    this.client = client;
    this.source = source;
    this.layout = layout;
    this.options = options;
    this.finish = finish;
    this.timeZone = options.timeZone ?? 'UTC';
    this.watch = stopwatch(options.onProgress);
  }

  async run(): Promise<MigrationReport> {
    const { client, options } = this;
    this.watch.enter('check');
    await checkServer(client);
    const present = (await inspectSchema(client)) === 'present';
    if (!options.dryRun) {
      await takeLock(client);
      await prepareSchema(client);
    } else if (present) await checkColumns(client);
    else return this.dryRun();
    const way = await wayOfReading(client);
    this.timeZone = options.timeZone ?? way?.timeZone ?? 'UTC';
    if (!options.replace) {
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
    this.watch.enter('load');
    const counts = await checkRows(rows, this.onRows, this.options.signal);
    checkStructure(this.source);
    checkUnchanged(this.source);
    const tables = [...counts].map(([name, count]) => ({ name, rows: count }));
    return this.report('checked', rows, tables);
  }

  private async migrate(): Promise<MigrationReport> {
    const { client, watch, options } = this;
    watch.enter('load');
    const filled = [...tables.map(({ name }) => quoted(name)), ...(await rollups(client))];
    const keys = await takeOffKeys(client, filled);
    // besides emptying them for --replace this lets COPY freeze the rows
    const ofFiles = ['round_files', 'round_awards', 'round_versus']; // only --discard-new gets here with any
    await client.query(`truncate ${[...filled, 'quarantined_rows', ...ofFiles].join(', ')}`);
    const { loaded, gleaned } = await this.load();
    this.refuse(gleaned);
    await storeQuarantined(client, gleaned.setAside);
    watch.enter('rollups'); // before there are keys, for these would only slow it down
    await analyze(client);
    await Promise.all([client.query('select refresh_totals(), rank_pairs()'), this.checkMeanwhile()]);
    watch.enter('keys');
    for (const key of keys) await client.query(key);
    await setIdentities(client, this.source, this.layout);
    watch.enter('verify');
    await verify(client, loaded, () => this.readRows());
    checkUnchanged(this.source);
    await recordMigration(client, { ...options, timeZone: this.timeZone });
    options.signal?.throwIfAborted();
    this.finish();
    watch.enter('commit');
    await commit(client, options.to);
    return this.report(
      'migrated',
      gleaned,
      loaded.map(({ table, digest }) => ({ name: table.name, rows: digest.rows, sha256: digest.hash })),
    );
  }

  private async load(): Promise<{ loaded: Loaded[]; gleaned: Gleaned }> {
    const { client, options } = this;
    const reader = openReader(this.source, this.layout, { ...options, timeZone: this.timeZone }, this.onRows);
    try {
      const loaded = await load(client, reader, options.signal);
      return { loaded, gleaned: await reader.gleaned() };
    } finally {
      reader.close();
    }
  }

  /** A damaged file is told rather than what comes of it. */
  private refuse({ findings }: Gleaned): void {
    if (findings.count === 0) return;
    checkUnchanged(this.source);
    checkStructure(this.source);
    throw new MigrationRefused(findings);
  }

  /** The server is busy and we are not. */
  private async checkMeanwhile(): Promise<void> {
    await new Promise(setImmediate);
    checkStructure(this.source);
  }

  private readRows(way: Partial<ReadingOptions> = {}): SourceRows {
    return new SourceRows(this.source, this.layout, { ...way, ...this.options, timeZone: this.timeZone });
  }

  private readonly onRows = (table: string, rows: number, done: boolean) =>
    this.options.onProgress?.({ phase: 'load', table, rows, done });

  private report(outcome: Outcome, rows: Gleaned, inReadingOrder: TableReport[]): MigrationReport {
    const seconds = this.watch.end();
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
      phases: this.watch.phases,
      seededAliases: rows.seeded,
      sessions: compareSessions(rows.derived.values()),
      notes: [
        ...this.layout.notes,
        ...idNotes(this.source, this.layout),
        ...mendedNotes(rows.mended),
        ...derivedNotes([...rows.derived.values()]),
      ],
      quarantined: rows.setAside.map(({ table, row, findings }) => ({ table, row, findings })),
    };
  }
}

/** What the planner has to know. Columns that are only ever added up are left to the server's own housekeeping. */
async function analyze(client: Client): Promise<void> {
  const added = new Set(['integer', 'double precision']);
  for (const table of tables) {
    const columns = [...table.columns, ...table.own].filter(({ name, kind }) => !added.has(kind) || searched.has(name));
    await client.query(`analyze ${quoted(table.name)} (${columns.map(({ name }) => quoted(name)).join(', ')})`);
  }
}

const searched = new Set(['round_number', 'team']);
