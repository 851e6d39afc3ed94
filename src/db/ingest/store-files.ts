import { mapKey } from '../../domain/maps.ts';
import { postableAfter } from '../../domain/post-age.ts';
import type { Db, Sql } from '../db.ts';
import { join, sql } from '../db.ts';
import type { ChangedByFile, FileToStore, ReadFile, StoreOutcome, Unstored } from './store-file.ts';
import { contentOf, describe, placeOf, planFile, refuse } from './store-file.ts';
import type { ReadSurroundings, SurroundingsRow } from './surroundings.ts';
import { maskSql, surroundingsOf, surroundingsSql } from './surroundings.ts';
import type { FileToWrite } from './write.ts';
import { fileAsJson, linksSql } from './write.ts';

/** The result of one of several files that were stored together. */
export type BatchOutcome =
  | Unstored
  | (Pick<Extract<StoreOutcome, { status: 'stored' }>, 'status' | 'sha256' | 'parsed'> & { rounds: ChangedByFile[] });

/** A file of a batch, as `readFile` read it. */
export interface BatchFile {
  given: FileToStore;
  read: ReadFile | Unstored;
}

/** Ids of rounds that were written and are not settled yet: all, those with other rows, those of the old bot in another match. */
interface Unsettled {
  ids: number[];
  played: number[];
  paired: number[];
}

/**
 * Stores files of one server and time zone, with the rows that `storeFile` gives one by one. `db` must be a transaction of the caller. Its
 * error undoes all. Sums, gaming sessions and records are refreshed once at the end. A file depends on those of its map, so files of
 * different maps are read and written together, in three round trips. Throws DatabaseError. Returns the outcomes in the order of the files.
 */
export async function storeFiles(db: Db, files: readonly BatchFile[]): Promise<BatchOutcome[]> {
  await db.query(sql`select lock_rounds()`);
  const outcomes = new Map<BatchFile, BatchOutcome>();
  const unsettled: Unsettled = { ids: [], played: [], paired: [] };
  const waiting: Waiting[] = [];
  for (const file of files) {
    if (isRead(file)) waiting.push(file);
    else outcomes.set(file, await refuse(db, file.given, file.read as Unstored));
  }
  // While PostgreSQL works for one half, the other is planned here.
  const maps = [...new Set(waiting.map(mapOf))];
  const isFirstHalf = (file: Waiting) => maps.indexOf(mapOf(file)) % 2 === 0;
  const halves = [waiting.filter(isFirstHalf), waiting.filter((file) => !isFirstHalf(file))];
  const ends = await Promise.allSettled(halves.map((half) => storeHalf(db, half, { outcomes, unsettled })));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  const [first] = files;
  if (first && unsettled.ids.length > 0) await db.query(settleSql(first.given, unsettled));
  return files.map((file) => outcomes.get(file) as BatchOutcome);
}

type Waiting = BatchFile & { read: ReadFile };

const isRead = (file: BatchFile): file is Waiting => 'original' in file.read;

const mapOf = ({ given }: Waiting) => mapKey(given.name.map);

async function storeHalf(
  db: Db,
  files: readonly Waiting[],
  { outcomes, unsettled }: { outcomes: Map<BatchFile, BatchOutcome>; unsettled: Unsettled },
): Promise<void> {
  for (let waiting = files; waiting.length > 0; ) {
    const { wave, later } = nextWave(waiting);
    waiting = later;
    const surroundings = await readTogether(db, wave);
    const changes: FileToWrite[] = [];
    for (const [index, file] of wave.entries()) {
      const change = planFile(file.read, surroundings[index] as ReadSurroundings);
      if ('status' in change) {
        outcomes.set(file, await refuse(db, file.given, change));
        continue;
      }
      changes.push(change);
      const rounds = change.plan.changes.map((round) => describe(round, change.file));
      outcomes.set(file, { status: 'stored', sha256: file.read.sha256, parsed: change.file.parsed, rounds });
    }
    for (const written of await writeTogether(db, changes)) {
      for (const kind of ['ids', 'played', 'paired'] as const) unsettled[kind].push(...written[kind]);
    }
    for (const change of changes) if (change.worn.length > 0) await db.transaction(linksSql(change));
  }
}

/** Returns the first file of each map, and the files that wait for these. The same bytes under two names wait for each other, too. */
function nextWave(files: readonly Waiting[]): { wave: Waiting[]; later: Waiting[] } {
  const maps = new Set<string>();
  const hashes = new Set<string>();
  const wave: Waiting[] = [];
  const later: Waiting[] = [];
  for (const file of files) {
    const map = mapOf(file);
    const isNext = !maps.has(map) && !hashes.has(file.read.sha256);
    (isNext ? wave : later).push(file);
    maps.add(map);
    hashes.add(file.read.sha256);
  }
  return { wave, later };
}

/** Reads the surroundings of files of different maps, in two round trips. */
async function readTogether(db: Db, files: readonly Waiting[]): Promise<ReadSurroundings[]> {
  const masks = files.map(({ read }) => maskSql(placeOf(read), contentOf(read)));
  const looks = files.map(({ given: { timeZone }, read }) =>
    surroundingsSql(placeOf(read), { timeZone, guids: contentOf(read).guids }),
  );
  const [masked, rows] = (await db.transaction([join(masks, ' union all '), join(looks, ' union all ')])) as [
    { masked: string | null }[],
    SurroundingsRow[],
  ];
  return files.map(({ given: { timeZone } }, index) =>
    surroundingsOf(rows[index] as SurroundingsRow, { timeZone, masked: masked[index]?.masked ?? null }),
  );
}

/** Writes files of different maps in one round trip. */
async function writeTogether(db: Db, changes: readonly FileToWrite[]): Promise<Unsettled[]> {
  if (changes.length === 0) return [];
  const rows = changes.map(fileAsJson);
  const texts = (column: 'file' | 'changes' | 'seen') => rows.map((row) => row[column]);
  const [row] = await db.query<{ written: Unsettled[] }>(sql`
    select jsonb_agg(written) as written
    from unnest(${texts('file')}::jsonb[], ${texts('changes')}::jsonb[], ${texts('seen')}::jsonb[]) as f (file, changes, seen)
    cross join lateral store_unsettled(f.file, f.changes, f.seen) as written`);
  return row?.written ?? [];
}

function settleSql({ server, now, postingAt = now }: FileToStore, { ids, played, paired }: Unsettled): Sql {
  const unique = (numbers: readonly number[]) => [...new Set(numbers)];
  return sql`select settle_changes(
    ${server}, ${unique(ids)}::bigint[], ${unique(played)}::bigint[], ${unique(paired)}::bigint[], ${postableAfter(postingAt)}
  )`;
}
