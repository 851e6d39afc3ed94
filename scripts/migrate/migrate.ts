import type { Client } from 'pg';
import { databaseError } from '../../src/db/errors.ts';
import { commit } from './commit.ts';
import { digestOf } from './copy-stream.ts';
import { refused } from './findings.ts';
import { takeOffKeys } from './keys.ts';
import { readLayout } from './layout.ts';
import type { Loaded } from './load.ts';
import { Load, setIdentities } from './load.ts';
import type { MigrationReport } from './report.ts';
import type { Mending } from './rows.ts';
import { compareSessions } from './sessions.ts';
import type { Source } from './source.ts';
import { openSource } from './source.ts';
import { tables } from './tables.ts';
import { begin, checkServer, connect, prepareSchema, refuseRows, takeLock } from './target.ts';

export { MigrationRefused } from './findings.ts';
export type { MigrationReport } from './report.ts';

export interface MigrationOptions extends Mending {
  /** The legacy SQLite file. */
  from: string;
  /** The connection string of the target database. */
  to: string;
  /** The game server's IANA time zone: round_date and round_time are its wall clock. */
  timeZone?: string;
  onProgress?: (progress: Progress) => void;
}

export type Progress = { phase: Phase } | { phase: 'load'; table: string; rows: number; done: boolean };
export type Phase = 'check' | 'load' | 'keys' | 'rollups' | 'verify' | 'commit';

/**
 * Moves a legacy database into PostgreSQL in one transaction: either every cell arrived, which is verified before the commit, or the
 * target is as it was. Throws MigrationRefused with everything that stands in the way.
 */
export async function migrateDatabase(options: MigrationOptions): Promise<MigrationReport> {
  const source = openSource(options.from);
  try {
    const client = await connect(options.to);
    try {
      return await migrateWithin(client, source, options);
    } catch (error) {
      throw typeof (error as { code?: unknown }).code === 'string'
        ? refused('target', databaseError(error).message)
        : error;
    } finally {
      await client.end().catch(() => {});
    }
  } finally {
    source.close();
  }
}

async function migrateWithin(client: Client, source: Source, options: MigrationOptions): Promise<MigrationReport> {
  const phases = stopwatch(options.onProgress);
  phases.enter('check');
  const layout = readLayout(source);
  await checkServer(client);
  await begin(client);
  await takeLock(client);
  await prepareSchema(client);
  await refuseRows(client);
  phases.enter('load');
  const keys = await takeOffKeys(client);
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`); // lets COPY freeze the rows
  const load = new Load(client, source, options, (table, rows, done) =>
    options.onProgress?.({ phase: 'load', table, rows, done }),
  );
  const loaded = await load.run(layout, options.timeZone ?? 'UTC');
  phases.enter('keys');
  for (const key of keys) await client.query(key);
  await setIdentities(client, source, layout);
  phases.enter('rollups');
  await client.query('select refresh_totals()');
  await client.query(`analyze ${[...tables.map(({ name }) => name), 'player_totals', 'weapon_totals'].join(', ')}`);
  phases.enter('verify');
  await verify(client, loaded);
  phases.enter('commit');
  await commit(client, options.to);
  const seconds = phases.end();
  const rows = loaded.reduce((sum, { digest }) => sum + digest.rows, 0) - load.seeded;
  return {
    outcome: 'migrated',
    from: options.from,
    tables: loaded.map(({ table, digest }) => ({ name: table.name, rows: digest.rows, sha256: digest.hash })),
    rows,
    seconds,
    rowsPerSecond: Math.round(rows / seconds),
    phases: phases.list,
    seededAliases: load.seeded,
    sessions: compareSessions(load.derived.values()),
    notes: [...layout.notes],
    quarantined: [],
  };
}

async function verify(client: Client, loaded: Loaded[]): Promise<void> {
  for (const { table, digest } of loaded) {
    const columns = [...table.columns, ...table.own].map(({ name }) => name);
    const stored = await digestOf(client, table.name, columns);
    if (stored.rows !== digest.rows || stored.hash !== digest.hash) {
      throw refused(
        table.name,
        `was not stored as it was sent (${digest.rows} rows sent, ${stored.rows} read back); nothing was written`,
      );
    }
  }
}

function stopwatch(onProgress: MigrationOptions['onProgress']) {
  const list: { name: string; seconds: number }[] = [];
  const started = performance.now();
  let entered = started;
  const close = (now: number) => {
    const last = list.at(-1);
    if (last) last.seconds = (now - entered) / 1000;
    entered = now;
  };
  return {
    list,
    enter(phase: Phase) {
      close(performance.now());
      list.push({ name: phase, seconds: 0 });
      onProgress?.({ phase });
    },
    end() {
      close(performance.now());
      return (performance.now() - started) / 1000;
    },
  };
}
