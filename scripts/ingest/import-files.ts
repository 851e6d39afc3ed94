import { readFile as readBytes, stat } from 'node:fs/promises';
import type { Pool } from 'pg';
import { DatabaseError } from '../../src/db/errors.ts';
import type { StoreOutcome } from '../../src/db/ingest/store-file.ts';
import { readFile, storeFile } from '../../src/db/ingest/store-file.ts';
import { largestFile } from '../../src/domain/round-file/text.ts';
import { inTransaction, pgDb } from '../database/pg.ts';
import type { FoundFile } from './find-files.ts';
import type { BatchFile, BatchOutcome, Derived } from './store-files.ts';
import { storeFiles } from './store-files.ts';

/** The result of importing one file. */
export type FileOutcome = { path: string } & (
  | {
      outcome: 'stored';
      upgraded: number;
      derivedAgain: number;
      findings: readonly { code: string; message: string }[];
    }
  | { outcome: 'already there' }
  | { outcome: 'refused'; reason: string }
);

interface ImportOptions {
  server: string;
  timeZone: string;
  /** How many files are stored in one transaction. {@link filesPerBatch} by default. */
  batch?: number;
  onFile?: (outcome: FileOutcome) => void;
  /** FORGOTTEN_NAMES_KEY of the Worker. */
  forgottenNamesKey?: string | undefined;
  signal?: AbortSignal;
}

/** How many files are stored in one transaction. The game servers' uploads wait until it ends, which takes less than a second. */
const filesPerBatch = 100;

/** A file that was read from the disk, or the reason why it is refused. */
type Prepared = { path: string } & (BatchFile | { reason: string });

/**
 * Imports files with the code of the ingest endpoint, in the order of their timestamps, many in one transaction. If a batch fails, its files
 * are stored one by one, so that one file does not lose the others. Stops before the next batch when `signal` aborts. Throws DatabaseError
 * if the database is unavailable. Stored files remain stored, and another import continues from there.
 */
export async function importFiles(
  pool: Pool,
  files: readonly FoundFile[],
  options: ImportOptions,
): Promise<FileOutcome[]> {
  const { batch = filesPerBatch, signal, onFile } = options;
  const outcomes: FileOutcome[] = [];
  const report = (outcome: FileOutcome) => {
    outcomes.push(outcome);
    onFile?.(outcome);
  };
  const prepare = (from: number) => {
    const prepared = Promise.all(files.slice(from, from + batch).map((file) => prepareFile(file, options)));
    prepared.catch(() => {}); // thrown where it is awaited
    return prepared;
  };
  let next = prepare(0);
  let derived: Derived | undefined;
  for (let at = 0; at < files.length && !signal?.aborted; at += batch) {
    const prepared = await next;
    next = prepare(at + batch);
    derived = await importBatch(pool, prepared, { derived, next: next.then(readOnes), report });
  }
  return outcomes;
}

async function prepareFile({ path, name }: FoundFile, options: ImportOptions): Promise<Prepared> {
  const { server, timeZone, forgottenNamesKey } = options;
  try {
    const { size } = await stat(path);
    if (size > largestFile) return { path, reason: `The file has ${size} bytes, more than ${largestFile}.` };
    const content = new Uint8Array(await readBytes(path));
    const given = { server, timeZone, forgottenNamesKey, name, content, now: new Date() };
    return { path, given, read: await readFile(given) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { path, reason: `The file cannot be read (${code}).` };
  }
}

interface Surrounding {
  derived: Derived | undefined;
  next: Promise<readonly BatchFile[]>;
  report: (outcome: FileOutcome) => void;
}

/** Imports a batch. Returns what the next batch changes, if that could be derived. */
async function importBatch(
  pool: Pool,
  files: readonly Prepared[],
  { report, ...neighbours }: Surrounding,
): Promise<Derived | undefined> {
  const read = readOnes(files);
  const together = read.length > 1 ? await importTogether(pool, read, neighbours) : undefined;
  for (const file of files) {
    const { path } = file;
    if ('reason' in file) report({ path, outcome: 'refused', reason: file.reason });
    else if (together) report({ path, ...describe(together.outcomes[read.indexOf(file)] as BatchOutcome) });
    else report({ path, ...(await importAlone(pool, file)) });
  }
  return together?.next;
}

function readOnes(files: readonly Prepared[]) {
  return files.flatMap((file) => ('read' in file ? [file] : []));
}

/** Stores files in one transaction. Returns undefined, and has stored nothing, if one of them cannot be stored. */
async function importTogether(
  pool: Pool,
  files: readonly BatchFile[],
  { derived, next }: Pick<Surrounding, 'derived' | 'next'>,
): Promise<Awaited<ReturnType<typeof storeFiles>> | undefined> {
  try {
    return await inTransaction(pool, (client) => storeFiles(client, files, { derived, next }));
  } catch (error) {
    if (error instanceof DatabaseError && !isOfOneFile(error) && error.code !== 'timeout') throw error;
    // Others may have stored files since these were derived.
    return derived ? importTogether(pool, files, { derived: undefined, next }) : undefined;
  }
}

/** Stores a file as the endpoint does. */
async function importAlone(pool: Pool, { given }: BatchFile) {
  try {
    return describe(await storeFile(pgDb(pool), given));
  } catch (error) {
    if (error instanceof DatabaseError && isOfOneFile(error))
      return { outcome: 'refused', reason: error.message } as const;
    throw error;
  }
}

/** Returns whether another file may be stored where one had this error. */
function isOfOneFile({ code }: DatabaseError): boolean {
  return code === 'type' || code === 'duplicate' || code === 'conflict' || code === 'other';
}

function describe(outcome: BatchOutcome | StoreOutcome) {
  if (outcome.status === 'refused') return { outcome: 'refused', reason: outcome.refusal.message } as const;
  if (outcome.status === 'known') return { outcome: 'already there' } as const;
  const { rounds, parsed } = outcome;
  return {
    outcome: 'stored',
    upgraded: rounds.filter(({ isUpgraded }) => isUpgraded).length,
    derivedAgain: rounds.filter(({ isOwn }) => !isOwn).length,
    findings: rounds.find(({ isOwn }) => isOwn)?.findings ?? parsed.findings,
  } as const;
}
