import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupReader } from '../backup/file/backup-reader.ts';
import type { BackupHeader, Sequence } from '../backup/file/format.ts';
import { hashed } from '../backup/file/hashed.ts';
import { checkSeal } from '../backup/file/seal.ts';
import type { ForgottenList } from '../backup/forgotten-list.ts';
import { applyList } from '../backup/forgotten-list.ts';
import { columnList, sumOf, textForm } from '../backup/sums.ts';
import type { Step } from '../cli/progress.ts';
import { commit } from '../migrate/target/commit.ts';
import { withTarget } from '../migrate/target/connection.ts';
import { dropKeys } from '../migrate/target/keys.ts';
import { checkServer, takeLock } from '../migrate/target/target.ts';
import { applySchemaWithin } from '../schema/apply.ts';
import { baselineVersion } from '../schema/baseline.ts';
import { explainSchemaError } from '../schema/errors.ts';
import { newestVersion } from '../schema/migrations.ts';
import { prepareTables } from './empty-tables.ts';

export interface RestoreOptions {
  /** The backup. */
  file: string;
  /** Connection string of an empty database. */
  to: string;
  /** Who was forgotten since. */
  forgotten?: ForgottenList | undefined;
  signal?: AbortSignal;
  onProgress?: (step: Step) => void;
}

export interface RestoreReport {
  file: string;
  /** Schema of the backup. The database has that of this version. */
  schema: number;
  takenAt: string;
  source: string;
  tables: { name: string; rows: number }[];
  rows: number;
  seconds: number;
  /** Players who were forgotten after the backup, and whose names were removed again. */
  forgottenSince: number;
  notes: string[];
}

/**
 * Restores a backup into an empty database, in one transaction: either everything is there, with the sums of the database that was backed up,
 * or nothing was written. A backup of an older schema is brought up to this version's. Throws an error for people.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { file, to, signal, onProgress = () => {} } = options;
  const started = performance.now();
  onProgress({ text: 'checking the backup' });
  await checkSeal(file, signal);
  const text = openText(file);
  try {
    const reader = new BackupReader(text);
    const header = await reader.header();
    refuseOtherSchema(header);
    return await withTarget({ to, ...(signal && { signal }) }, 'read write', async (client, finish) => {
      await checkServer(client);
      await takeLock(client);
      const columns = await within(() => prepareTables(client, header.schema));
      await client.query(textForm);
      const tables = await copyTables(client, reader, { header, columns, signal, onProgress });
      await setSequences(client, reader.sequences());
      onProgress({ text: 'building functions and views' });
      const { versions } = await within(() => applySchemaWithin(client));
      const forgottenSince = options.forgotten ? await applyList(client, options.forgotten) : 0;
      await client.query('analyze');
      signal?.throwIfAborted();
      finish();
      await commit(client, to);
      return {
        file,
        schema: header.schema,
        takenAt: header.takenAt,
        source: header.source,
        tables,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        seconds: (performance.now() - started) / 1000,
        forgottenSince,
        notes: versions.length > 0 ? [`brought from schema ${header.schema} to ${newestVersion}`] : [],
      };
    });
  } finally {
    text.destroy();
  }
}

function openText(file: string) {
  const compressed = createReadStream(file, { highWaterMark: 256 * 1024 });
  const text = compressed.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  compressed.on('error', (error) => text.destroy(error));
  text.on('close', () => compressed.destroy());
  return text;
}

function refuseOtherSchema({ schema, version }: BackupHeader): void {
  if (schema < baselineVersion) {
    throw new Error(
      `The backup is of schema ${schema}, from before this project's first release, which begins at ${baselineVersion}. Nothing was written.`,
    );
  }
  if (schema <= newestVersion) return;
  throw new Error(
    `The backup is of schema ${schema} (version ${version} of this project), newer than this version's ${newestVersion}: restore it with a newer version. Nothing was written.`,
  );
}

interface CopyContext {
  header: BackupHeader;
  /** Columns of each table as the database has them. */
  columns: ReadonlyMap<string, readonly string[]>;
  signal: AbortSignal | undefined;
  onProgress: (step: Step) => void;
}

async function copyTables(
  client: Client,
  reader: BackupReader,
  context: CopyContext,
): Promise<RestoreReport['tables']> {
  const { header, columns, onProgress } = context;
  const total = Object.values(header.rows).reduce((sum, rows) => sum + rows, 0);
  const quoted = [...columns.keys()].map((name) => columnList([name]));
  await client.query(`truncate ${quoted.join(', ')} restart identity`); // lets COPY freeze the rows, and the sequences roll back
  const keys = await dropKeys(client, quoted);
  for (const table of quoted) await client.query(`alter table ${table} disable trigger user`);
  const tables: RestoreReport['tables'] = [];
  let done = 0;
  const onRows = (rows: number) => {
    done += rows;
    onProgress({ text: 'restoring rows', done, total });
  };
  for (let table = await reader.table(); table; table = await reader.table()) {
    tables.push({ name: table.name, rows: await copyTable(client, reader, { ...context, table, onRows }) });
  }
  const missing = [...columns.keys()].find((name) => !tables.some((table) => table.name === name));
  if (missing !== undefined) throw new Error(`The backup lacks the table ${missing}. Nothing was written.`);
  onProgress({ text: 'building keys and indexes' });
  for (const key of keys) await client.query(key);
  for (const table of quoted) await client.query(`alter table ${table} enable trigger user`);
  return tables;
}

interface TableContext extends CopyContext {
  table: { name: string; columns: readonly string[] };
  onRows: (rows: number) => void;
}

/** Copies the rows of one table and compares them with what the backup says about it. Returns their number. */
async function copyTable(
  client: Client,
  reader: BackupReader,
  { table: { name, columns }, columns: known, onRows, signal }: TableContext,
): Promise<number> {
  const live = known.get(name);
  const strange = live ? columns.find((column) => !live.includes(column)) : name;
  if (strange !== undefined)
    throw new Error(
      `The backup has ${live ? `${name}.` : ''}${strange}, which the database lacks. Nothing was written.`,
    );
  const hash = createHash('sha256');
  const stream = client.query(copyFrom(`copy ${columnList([name])} (${columnList(columns)}) from stdin (freeze)`));
  await pipeline(hashed(reader.rows(), hash, onRows), stream, signal ? { signal } : {});
  const said = await reader.tableEnd();
  const found = { table: name, ...(await sumOf(client, name, columns)), sha256: hash.digest('hex') };
  if (!isDeepStrictEqual(found, said)) {
    throw new Error(
      `${name} is not what was backed up: ${found.rows} of ${said.rows} rows arrived, or they differ. Nothing was written.`,
    );
  }
  return found.rows;
}

async function setSequences(client: Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last, called } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [columnList([name]), last, called]);
  }
}

async function within<Result>(run: () => Promise<Result>): Promise<Result> {
  return run().catch((error: unknown) => {
    throw explainSchemaError(error);
  });
}
