import { join } from 'node:path';
import pg from 'pg';
import type { Community } from '../../demo/community/generate.ts';
import { generateCommunity } from '../../demo/community/generate.ts';
import { loadCommunity } from '../../demo/community/load.ts';
import { createProgress } from '../../scripts/cli/progress.ts';
import { openPool, pgDb } from '../../scripts/database/pg.ts';
import { migratedTimeZone } from '../../scripts/ingest/state.ts';
import { migrateDatabase } from '../../scripts/migrate/steps/migrate.ts';
import { progressStep } from '../../scripts/migrate/steps/progress.ts';
import { explainSchemaError } from '../../scripts/schema/errors.ts';
import { databaseVersion } from '../../scripts/schema/migrations.ts';
import { readStatus } from '../../scripts/schema/status.ts';
import type { Loaded } from './note.ts';
import { notesIn, sha256Of } from './note.ts';

export interface FillOptions {
  /** Connection string of a database with the schema applied, or of an empty one that is filled from a source. */
  url: string;
  /** Whether `url` is the PostgreSQL in the data folder, not that of --database. */
  isOwn: boolean;
  dataDir: string;
  /** The legacy database. Without one the demo is generated, ending at `today`. */
  source: Source | undefined;
  /** The IANA time zone in which the source's times are read. */
  timeZone: string | undefined;
  today: Date;
  say: (line: string) => void;
}

/**
 * Fills an empty database and leaves a filled one unchanged. Throws an Error that names the way out if the database holds other data than
 * requested, and MigrationRefused.
 */
export async function fillDatabase(options: FillOptions): Promise<void> {
  const { url, isOwn, dataDir, source, timeZone, today, say } = options;
  const notes = notesIn(dataDir);
  const { host, pathname } = new URL(url);
  const key = isOwn ? 'postgres' : `${host}${pathname}`;
  const loaded = await notes.read(key);
  if (await hasRows(url)) {
    if (source && loaded?.sha256 !== source.sha256) throw new Error(occupied(isOwn, loaded, source.name, dataDir));
    const stored = timeZone === undefined ? undefined : await storedTimeZone(url);
    if (stored !== timeZone) throw new Error(otherZone(options, stored ?? 'UTC'));
    if (loaded?.unfinished !== undefined) await finishDemo(loaded.unfinished);
    return;
  }
  if (!source && !isOwn) return; // it is empty, and gets no invented data
  const endDate = today.toISOString().slice(0, 10);
  const community = source ? undefined : makeDemo(dataDir, endDate, say);
  const from = community?.oldBot ?? (source as Source).path;
  const note = source ?? { name: 'the demo', sha256: await sha256Of(from) };
  // Written first, because a kill right after the commit must not leave a database without a note.
  await notes.write(key, { name: note.name, sha256: note.sha256, ...(community && { unfinished: endDate }) });
  say(`moving ${note.name} into PostgreSQL`);
  const progress = createProgress(process.stdout);
  await migrateDatabase({
    from,
    to: url,
    onProgress: (step) => progress.show(progressStep(step)),
    ...(timeZone !== undefined && { timeZone }),
  });
  progress.end();
  if (community) await finishDemo(endDate, community);

  async function finishDemo(endDate: string, community = makeDemo(dataDir, endDate, say)): Promise<void> {
    say('storing the round files of the demo');
    await loadCommunity(url, community);
    const { unfinished: _, ...note } = (await notes.read(key)) as Loaded;
    await notes.write(key, note);
  }
}

/**
 * Checks the schema of a database outside the data folder and changes nothing. Throws an Error that names the way out if the schema is not
 * of this version, or if the database is empty and there is no source, because it gets no invented data.
 */
export async function requireSchema(url: string, hasSource: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { version, isCurrent } = await readStatus(client);
    if (version === 0 && !hasSource) {
      throw new Error(
        'The database of --database is empty, and this command never puts invented data into it. Name your old bot’s database with --from, or leave --database out to see the demo.',
      );
    }
    if (version > 0 && !isCurrent) {
      throw new Error(
        `The schema of --database is not that of this version. Set DATABASE_URL to that database and run npm run schema -- --status.`,
      );
    }
  } catch (error) {
    throw explainSchemaError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A SQLite file to fill a database from. */
export interface Source extends Loaded {
  path: string;
}

/** Finds the file of --from. Throws an Error that names the file if it cannot be read. */
export async function findSource(path: string): Promise<Source> {
  return { path, name: path, sha256: await sha256Of(path) };
}

function makeDemo(dataDir: string, endDate: string, say: (line: string) => void): Community {
  say('making the demo: an old bot’s database, round files and endstats');
  return generateCommunity({ folder: join(dataDir, 'demo'), endDate });
}

function occupied(isOwn: boolean, loaded: Loaded | undefined, wanted: string, dataDir: string): string {
  const holds = loaded?.name ?? 'other data';
  return isOwn
    ? `${dataDir} already holds ${holds}, not ${wanted}. Use another folder for it: --data ${dataDir}-2`
    : `The database of --database already holds ${holds}, not ${wanted}. Name an empty database.`;
}

function otherZone({ isOwn, dataDir, source, timeZone }: FillOptions, stored: string): string {
  const holds = isOwn ? dataDir : 'The database of --database';
  const out = isOwn ? `use another folder for it: --data ${dataDir}-2` : 'name an empty database';
  return `${holds} already holds ${source?.name}, with its times read in ${stored}. Leave --timezone out, or to read them in ${timeZone}, ${out}.`;
}

/** Returns the game server's time zone, as the database knows it: that of the migration, or UTC. */
export async function storedTimeZone(url: string): Promise<string> {
  const pool = openPool(url, 1);
  try {
    return await migratedTimeZone(pgDb(pool));
  } finally {
    await pool.end();
  }
}

async function hasRows(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if ((await databaseVersion(client)) === 0) return false;
    const { rows } = await client.query<{ filled: boolean }>(
      'select exists (select from rounds) or exists (select from player_links) or exists (select from processed_files) as filled',
    );
    return rows[0]?.filled === true;
  } finally {
    await client.end();
  }
}
