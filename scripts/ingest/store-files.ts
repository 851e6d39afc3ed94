import type { ClientBase } from 'pg';
import type { Db, Sql } from '../../src/db/db.ts';
import { sql } from '../../src/db/db.ts';
import type { ChangedByFile, FileToStore, ReadFile, StoreOutcome, Unstored } from '../../src/db/ingest/store-file.ts';
import { acceptFile, contentOf, describe, placeOf, refuse } from '../../src/db/ingest/store-file.ts';
import type { SurroundingsRow } from '../../src/db/ingest/surroundings.ts';
import { maskSql, surroundingsOf, surroundingsOfAllSql } from '../../src/db/ingest/surroundings.ts';
import { linksSql } from '../../src/db/ingest/write.ts';
import { mapKey } from '../../src/domain/maps.ts';
import { postableAfter } from '../../src/domain/post-age.ts';
import { pgDb } from '../database/pg.ts';
import type { AcceptedFile, PlanTogether } from './plan-together.ts';
import { planTogether } from './plan-together.ts';
import type { RowsToWrite, Unsettled } from './write-together.ts';
import { rowsToWrite, writeTogether } from './write-together.ts';

/** The result of one of several files that were stored together. */
export type BatchOutcome =
  | Unstored
  | (Pick<Extract<StoreOutcome, { status: 'stored' }>, 'status' | 'sha256' | 'parsed'> & { rounds: ChangedByFile[] });

/** A file of a batch, as `readFile` read it. */
export interface BatchFile {
  given: FileToStore;
  read: ReadFile | Unstored;
}

type Waiting = BatchFile & { read: ReadFile };

/** What files change, derived from what was stored when they were looked up. */
export interface Derived {
  accepted: (AcceptedFile | Unstored)[];
  plans: PlanTogether[];
  rows: RowsToWrite;
}

interface Neighbours {
  /** What the files change, if the batch before them has derived it. */
  derived?: Derived | undefined;
  /** The files of the next batch. */
  next?: Promise<readonly BatchFile[]> | undefined;
}

/**
 * Stores files of one server and time zone, with the rows that `storeFile` gives one by one. The client must be in a transaction of the
 * caller. An error undoes all. The files are read, derived and written together. Where one file may change how others are read, because a
 * player is forgotten or proves a link, only files of different maps are. Sums, gaming sessions and records are refreshed once at the end.
 * While PostgreSQL does that, what the next batch changes is derived here. Returns the outcomes in the order of the files. Throws
 * DatabaseError, with code `conflict` if others have stored files since these were derived.
 */
export async function storeFiles(
  client: ClientBase,
  files: readonly BatchFile[],
  { derived: given, next }: Neighbours = {},
): Promise<{ outcomes: BatchOutcome[]; next: Derived | undefined }> {
  const db = pgDb(client);
  await db.query(sql`select lock_rounds()`);
  const [forgotten] = await db.query<{ version: string }>(sql`select forgotten_version() as version`);
  const masks = forgotten?.version !== '';
  let isOfManyMaps = masks;
  let derived = masks ? undefined : given;
  const outcomes = new Map<BatchFile, BatchOutcome>();
  const unsettled: Unsettled = { ids: [], played: [], paired: [] };
  for (const file of files) {
    if (!isRead(file)) outcomes.set(file, await refuse(db, file.given, file.read as Unstored));
  }
  for (let waiting = files.filter(isRead); waiting.length > 0; derived = undefined) {
    const { wave, later } = nextWave(waiting, isOfManyMaps);
    const accepted = derived?.accepted ?? (await acceptTogether(db, wave, masks));
    if (!isOfManyMaps && accepted.some(provesLinks)) {
      isOfManyMaps = true; // nothing has been written yet
      continue;
    }
    waiting = later;
    const { plans, rows } = derived ?? derive(accepted);
    await writeTogether(client, rows, unsettled);
    for (const [index, file] of wave.entries()) {
      const change = accepted[index] as AcceptedFile | Unstored;
      if ('status' in change) {
        outcomes.set(file, await refuse(db, file.given, change));
        continue;
      }
      const { sha256 } = file.read;
      outcomes.set(file, { status: 'stored', sha256, parsed: change.file.parsed, rounds: roundsOf(change, plans) });
      if (change.worn.length > 0) await db.transaction(linksSql(change));
    }
  }
  const coming = isOfManyMaps ? [] : nextWave(((await next) ?? []).filter(isRead), false).wave;
  const acceptedNext = coming.length > 0 ? await acceptTogether(db, coming, false) : [];
  const canDerive = coming.length > 0 && !acceptedNext.some(provesLinks);
  const settle = () => (files[0] && unsettled.ids.length > 0 ? db.query(settleSql(files[0].given, unsettled)) : []);
  const [, derivedNext] = await Promise.all([
    settle(),
    Promise.resolve().then(() => (canDerive ? derive(acceptedNext) : undefined)),
  ]);
  return { outcomes: files.map((file) => outcomes.get(file) as BatchOutcome), next: derivedNext };
}

const isRead = (file: BatchFile): file is Waiting => 'original' in file.read;

const provesLinks = (file: AcceptedFile | Unstored) => 'worn' in file && file.worn.length > 0;

/**
 * Returns the files that are stored next, and those that wait for these: the same bytes under another name and, if `isOfManyMaps`, all but
 * the first file of each map.
 */
function nextWave(files: readonly Waiting[], isOfManyMaps: boolean): { wave: Waiting[]; later: Waiting[] } {
  const seen = new Set<string>();
  const wave: Waiting[] = [];
  const later: Waiting[] = [];
  for (const file of files) {
    const keys = [file.read.sha256, ...(isOfManyMaps ? [mapKey(file.given.name.map)] : [])];
    (keys.some((key) => seen.has(key)) ? later : wave).push(file);
    for (const key of keys) seen.add(key);
  }
  return { wave, later };
}

/** Reads the surroundings of the files. Returns the files to be stored, and why others are not. */
async function acceptTogether(db: Db, files: readonly Waiting[], masks: boolean): Promise<(AcceptedFile | Unstored)[]> {
  const timeZone = files[0]?.given.timeZone ?? 'UTC';
  const masked: (string | null)[] = [];
  for (const { read } of masks ? files : []) {
    const [row] = await db.query<{ masked: string | null }>(maskSql(placeOf(read), contentOf(read)));
    masked.push(row?.masked ?? null);
  }
  const looked = files.map(({ read }) => ({ place: placeOf(read), guids: contentOf(read).guids }));
  const rows = await db.query<SurroundingsRow>(surroundingsOfAllSql(looked, timeZone));
  return files.map(({ read }, index) => {
    const around = surroundingsOf(rows[index] as SurroundingsRow, { timeZone, masked: masked[index] ?? null });
    const accepted = acceptFile(read, around);
    return 'status' in accepted ? accepted : { ...accepted, around };
  });
}

function derive(accepted: (AcceptedFile | Unstored)[]): Derived {
  const plans = planTogether(accepted.flatMap((file) => ('status' in file ? [] : [file])));
  return { accepted, plans, rows: rowsToWrite(plans) };
}

/** Returns what a file changed. Rounds that several files changed, and that are made of none of them, are told of the first. */
function roundsOf(change: AcceptedFile, plans: readonly PlanTogether[]): ChangedByFile[] {
  const plan = plans.find(({ files }) => files.includes(change));
  if (!plan) return [];
  return plan.changes.flatMap((round) => {
    const told = describe(round, change.file);
    if (told.isOwn) return [told];
    const isOfAnother = plan.files.some(({ file }) => describe(round, file).isOwn);
    return plan.files[0] === change && !isOfAnother ? [told] : [];
  });
}

function settleSql({ server, now, postingAt = now }: FileToStore, { ids, played, paired }: Unsettled): Sql {
  const unique = (numbers: readonly number[]) => [...new Set(numbers)];
  return sql`select settle_changes(
    ${server}, ${unique(ids)}::bigint[], ${unique(played)}::bigint[], ${unique(paired)}::bigint[], ${postableAfter(postingAt)}
  )`;
}
