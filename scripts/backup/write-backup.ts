import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import packageJson from '../../package.json' with { type: 'json' };
import { databaseLabel } from '../cli/connection-string.ts';
import type { Step } from '../cli/progress.ts';
import { withTarget } from '../migrate/target/connection.ts';
import { databaseVersion, outstanding } from '../schema/migrations.ts';
import type { BackupHeader, Sequence } from './file/format.ts';
import { comment, endOfRows, formatVersion, title } from './file/format.ts';
import { hashed } from './file/hashed.ts';
import { appendSeal } from './file/seal.ts';
import { forgottenIn, listBeside, readList, renewList } from './forgotten-list.ts';
import { besides } from './snapshot.ts';
import { columnList, sumOf, textForm } from './sums.ts';
import type { BackupTable } from './tables.ts';
import { readTables } from './tables.ts';

export interface BackupOptions {
  /** The file to create. */
  file: string;
  /** Connection string of the database to read. */
  from: string;
  signal?: AbortSignal;
  onProgress?: (step: Step) => void;
}

export interface BackupReport {
  file: string;
  schema: number;
  takenAt: string;
  tables: { name: string; rows: number }[];
  rows: number;
  bytes: number;
  seconds: number;
  /** How many players the list beside the backup holds. */
  forgotten: number;
  notes: string[];
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new Error(`${file} exists already: name another file.`);
}

const diskCodes = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EFBIG', 'ENAMETOOLONG'];

/** Says which file an error of this machine's disk is about, so that nobody takes it for one of the server's. Returns other errors unchanged. */
function ofThisDisk(file: string, thrown: unknown): unknown {
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  if (!diskCodes.includes(code)) return thrown;
  return new Error(`${file} cannot be written (${message}): make room there, or name another file.`, { cause: thrown });
}

/** Gives a finished backup its name, unless another one has got that meanwhile. */
async function appear(partial: string, file: string): Promise<void> {
  await link(partial, file).catch(async () => {
    refuseExisting(file);
    await rename(partial, file); // a file system without hard links
  });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Error(
      `The folder ${folder} cannot be made (${(cause as NodeJS.ErrnoException).code}): name another file.`,
      { cause },
    );
  }
}

/**
 * Writes everything the database holds into one file, as of one moment. The file appears under its name when it is complete. Renews the list of
 * forgotten players beside it. Throws an error for people, and then there is no file.
 */
export async function writeBackup({ file, from, signal, onProgress = () => {} }: BackupOptions): Promise<BackupReport> {
  const started = performance.now();
  refuseExisting(file);
  makeFolder(dirname(file));
  const list = listBeside(file);
  readList(list); // throws before the work if it could not be renewed after it
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`; // of this run alone: another may write the same file
  try {
    return await withTarget({ to: from, ...(signal && { signal }) }, 'read only', async (client) => {
      const version = await databaseVersion(client);
      if (version === 0) throw new Error('The database holds no data of the bot: nothing to back up.');
      outstanding(version);
      await client.query(textForm);
      const other = await besides(client, from, signal);
      try {
        const { tables, foreign } = await readTables(client, version);
        const header = await readHeader(client, { schema: version, source: databaseLabel(from), tables });
        const content = new Content(client, other, header, tables, onProgress).text();
        await writeFile(partial, content, signal).catch((thrown: unknown) => {
          throw ofThisDisk(file, thrown);
        });
        const players = await forgottenIn(client);
        renewList(list, header.source, { takenAt: header.takenAt, players });
        await appear(partial, file);
        return {
          file,
          schema: version,
          takenAt: header.takenAt,
          tables: tables.map(({ name }) => ({ name, rows: header.rows[name] ?? 0 })),
          rows: sum(Object.values(header.rows)),
          bytes: (await stat(file)).size,
          seconds: (performance.now() - started) / 1000,
          forgotten: players.length,
          notes: foreign.map((name) => `${name} is not of this project: not in the backup`),
        };
      } finally {
        await other.end().catch(() => {});
      }
    });
  } finally {
    await rm(partial, { force: true }).catch(() => {}); // what failed before is what people must know
  }
}

async function readHeader(
  client: Client,
  { schema, source, tables }: { schema: number; source: string; tables: readonly BackupTable[] },
): Promise<BackupHeader> {
  const counts = tables.map(({ name }) => `(select count(*) from ${columnList([name])}) as ${columnList([name])}`);
  const { rows } = await client.query<Record<string, string>>(`select ${counts.join(', ')}`);
  const taken = await client.query<{ at: Date }>('select now() as at');
  return {
    format: formatVersion,
    schema,
    version: packageJson.version,
    takenAt: taken.rows[0]?.at.toISOString() ?? '',
    source,
    rows: Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)])),
  };
}

async function writeFile(file: string, text: AsyncIterable<Buffer>, signal: AbortSignal | undefined): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(
    Readable.from(text, { objectMode: true, highWaterMark: 4 }),
    createGzip({ level: 5, chunkSize: 256 * 1024 }),
    (chunks: AsyncIterable<Buffer>) => hashed(chunks, hash),
    createWriteStream(file, { mode: 0o600, flags: 'wx' }),
    { ...(signal && { signal }) },
  );
  await appendSeal(file, hash.digest('hex'));
}

/** The text of a backup, read from the database while it is written. */
class Content {
  private readonly client: Client;
  private readonly other: Client;
  private readonly header: BackupHeader;
  private readonly tables: readonly BackupTable[];
  private readonly onProgress: (step: Step) => void;

  constructor(
    client: Client,
    other: Client,
    header: BackupHeader,
    tables: readonly BackupTable[],
    onProgress: (step: Step) => void,
  ) {
    this.client = client;
    this.other = other;
    this.header = header;
    this.tables = tables;
    this.onProgress = onProgress;
  }

  async *text(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${title}\n${comment(this.header)}begin;\nset local client_encoding = 'UTF8';\n`);
    yield Buffer.from(`${textForm.trim().replace(/^ +/gm, '')};\n`);
    const total = sum(Object.values(this.header.rows));
    let done = 0;
    const onRows = (rows: number) => {
      done += rows;
      this.onProgress({ text: 'saving rows', done, total });
    };
    for (const table of this.tables) yield* this.table(table, onRows);
    const sequences = await readSequences(this.client, this.tables);
    yield Buffer.from(comment({ sequences }));
    for (const { name, last, called } of sequences) {
      yield Buffer.from(`select setval('${columnList([name])}', ${last}, ${called});\n`);
    }
    yield Buffer.from('commit;\n');
  }

  private async *table({ name, columns, order }: BackupTable, onRows: (rows: number) => void): AsyncGenerator<Buffer> {
    const list = columnList(columns);
    const hash = createHash('sha256');
    const summed = sumOf(this.other, name, columns);
    summed.catch(() => {}); // awaited below, unless reading fails first
    yield Buffer.from(`copy ${columnList([name])} (${list}) from stdin;\n`);
    const rows = this.client.query(
      copyTo(`copy (select ${list} from ${columnList([name])} order by ${order}) to stdout`),
    );
    yield* hashed(rows, hash, onRows);
    const end = { table: name, ...(await summed), sha256: hash.digest('hex') };
    if (end.rows !== rows.rowCount) throw new Error(`${name} was read with ${rows.rowCount} of ${end.rows} rows.`);
    yield Buffer.from(`${endOfRows}\n${comment(end)}`);
  }
}

/** Reads the sequences last: they are never behind the rows of the snapshot. */
async function readSequences(client: Client, tables: readonly BackupTable[]): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name
    from pg_class c join pg_depend d on d.objid = c.oid and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass
    join pg_class t on t.oid = d.refobjid
    where c.relkind = 'S' and t.relnamespace = current_schema()::regnamespace and t.relname = any ($1)
    order by c.relname collate "C"`,
    [tables.map((table) => table.name)],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as last, is_called as called from ${columnList([name])}`,
    );
    if (state.rows[0]) sequences.push({ name, ...state.rows[0] });
  }
  return sequences;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
