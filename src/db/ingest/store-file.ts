import type { AcceptedFile, RoundChange } from '../../domain/ingest/plan.ts';
import { planChanges } from '../../domain/ingest/plan.ts';
import { provenCodes, wornCodes } from '../../domain/link-code.ts';
import { postableAfter } from '../../domain/post-age.ts';
import { fromTheFuture } from '../../domain/round-file/clock.ts';
import type { ParsedEndstats } from '../../domain/round-file/endstats.ts';
import { parseEndstats } from '../../domain/round-file/endstats.ts';
import type { FileName } from '../../domain/round-file/file-name.ts';
import type { Finding, Refusal } from '../../domain/round-file/finding.ts';
import { namesInFile } from '../../domain/round-file/names-in-file.ts';
import type { ParsedRound } from '../../domain/round-file/parse.ts';
import { parseRoundFile } from '../../domain/round-file/parse.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { NameHashes } from './name-hashes.ts';
import { hashNames } from './name-hashes.ts';
import type { NewContent, NewFile, ReadSurroundings } from './surroundings.ts';
import { readSurroundings } from './surroundings.ts';
import type { FileToWrite, WrittenRound } from './write.ts';
import { writeFile } from './write.ts';

export interface FileToStore {
  /** The sender's name. */
  server: string;
  name: FileName;
  content: Uint8Array;
  /** IANA name of the game server's time zone. Used only if no manager has set a time zone. */
  timeZone: string;
  now: Date;
  /** The instant for which the bot replies, if it is another one. It decides which rounds are recent enough to be posted. */
  postingAt?: Date;
  /** FORGOTTEN_NAMES_KEY, which finds the names of forgotten players. */
  forgottenNamesKey?: string | undefined;
}

export type StoreOutcome =
  | {
      status: 'stored';
      sha256: string;
      parsed: ParsedRound | ParsedEndstats;
      rounds: ChangedRound[];
      /** Whether a name in the file contains the code of a link. */
      provesLinks: boolean;
      /** When the next term of a player who asked to be forgotten ends. The caller must forget them then. */
      forgetAfter: Date | null;
      isClockLate: boolean;
    }
  | { status: 'known'; sha256: string; filename: string; isSetAside: boolean; isClockLate: boolean }
  | { status: 'refused'; sha256: string; refusal: Refusal };

/** A written round: the file's own, or one derived again because of the file. */
export type ChangedRound = WrittenRound & ChangedByFile;

/** What a file changed about a round. */
export interface ChangedByFile {
  isOwn: boolean;
  /** Whether the round was stored only as the old bot's rows until now. */
  isUpgraded: boolean;
  players: number;
  findings: readonly Finding[];
}

/** The greatest number of attempts. A Worker may send 50 requests, and an attempt takes two. */
const mostAttempts = 20;

/** A file that was read. Its surroundings are not known yet. */
export interface ReadFile {
  given: FileToStore;
  sha256: string;
  original: AcceptedFile;
  hashes: NameHashes;
}

/** A file that is not stored: known already, or refused. */
export type Unstored = Exclude<StoreOutcome, { status: 'stored' }>;

/**
 * Stores a round or endstats file with all its consequences in one transaction. The rows end up the same in whatever order files arrive,
 * and however many arrive at once. The same bytes again change nothing. Needs two round trips. The first reads the file's surroundings,
 * from which the consequences are derived. The second writes under a lock, unless another file has arrived since, and then all is retried.
 * Throws DatabaseError, and then nothing was written.
 */
export async function storeFile(db: Db, given: FileToStore): Promise<StoreOutcome> {
  const read = await readFile(given);
  if ('status' in read) return refuse(db, given, read);
  const { timeZone, now, postingAt = now } = given;
  const attempt = async (): Promise<StoreOutcome> => {
    const around = await readSurroundings(db, placeOf(read), { timeZone, fresh: contentOf(read), now: postingAt });
    const change = planFile(read, around);
    if ('status' in change) return refuse(db, given, change);
    const written = await writeFile(db, change);
    const { file, plan, proven } = change;
    const rounds = written.map((round, index) => ({ ...round, ...describe(plan.changes[index] as RoundChange, file) }));
    const { forgetAfter, isClockLate } = around;
    const provesLinks = proven.length > 0;
    return {
      status: 'stored',
      sha256: read.sha256,
      parsed: file.parsed,
      rounds,
      provesLinks,
      forgetAfter,
      isClockLate,
    };
  };
  return retryOnConflict(attempt, { mostAttempts });
}

/** Reads a file, or refuses it for its content. */
export async function readFile(given: FileToStore): Promise<ReadFile | Unstored> {
  const { name, content, forgottenNamesKey } = given;
  const sha256 = await hash(content);
  const original = parse(name, content, sha256);
  if ('refusal' in original) return { status: 'refused', sha256, refusal: original.refusal };
  return { given, sha256, original, hashes: await hashNames(namesInFile(content, name), forgottenNamesKey) };
}

/** Returns where to look for the surroundings of a file. */
export function placeOf({ given: { server, name }, sha256 }: ReadFile): NewFile {
  return { server, sha256, map: name.map, date: name.date, time: name.time };
}

/** Returns the content of a file that is new. */
export function contentOf({ given: { name, content }, original, hashes }: ReadFile): NewContent {
  const guids = original.kind === 'round' ? original.parsed.players.map(({ guid }) => guid) : [];
  return { kind: original.kind, round: name.round, content, hashes, guids };
}

/** Returns what is to be written for a file, or why it is not stored. */
function planFile(read: ReadFile, around: ReadSurroundings): FileToWrite | Unstored {
  const accepted = acceptFile(read, around);
  return 'status' in accepted ? accepted : { ...accepted, plan: planChanges([accepted.file], around) };
}

/** Returns a file that is to be stored, without what it changes, or why it is not stored. */
export function acceptFile(
  { given: { server, name, content, now, postingAt = now }, sha256, original }: ReadFile,
  around: ReadSurroundings,
): Omit<FileToWrite, 'plan'> | Unstored {
  const { same, isClockLate } = around;
  // What npm run senders set aside is taken when it is sent again: the token has been replaced since.
  if (same && same.setAside !== 'sender') {
    return { status: 'known', sha256, filename: same.filename, isSetAside: same.setAside !== null, isClockLate };
  }
  const early = fromTheFuture(name, around.timeZone, now);
  if (early) return { status: 'refused', sha256, refusal: early };
  // The hash is that of the file as it was sent, so that the same file sent again is known.
  const file = around.masked ? parse(name, around.masked, sha256) : original;
  if ('refusal' in file) return { status: 'refused', sha256, refusal: file.refusal };
  const find = (codes: typeof provenCodes) =>
    original.kind === 'round' ? codes(original.parsed, around.codes, around.timeZone) : [];
  return {
    server,
    file,
    content: around.masked ?? content,
    around,
    proven: find(provenCodes),
    worn: find(wornCodes),
    now,
    postedAfter: postableAfter(postingAt),
  };
}

/** Records a refused file. Returns the outcome unchanged. */
export async function refuse(db: Db, { server, name }: FileToStore, outcome: Unstored): Promise<Unstored> {
  const { sha256 } = outcome;
  if (outcome.status === 'refused') await db.query(refusedFileSql({ server, name, sha256, refusal: outcome.refusal }));
  return outcome;
}

function parse(name: FileName, content: Uint8Array, sha256: string): AcceptedFile | { refusal: Refusal } {
  const bytes = content.length;
  if (name.kind === 'endstats') {
    const parsed = parseEndstats(content, name);
    return parsed.ok ? { kind: 'endstats', parsed: parsed.value, sha256, bytes } : parsed;
  }
  const parsed = parseRoundFile(content, name);
  return parsed.ok ? { kind: 'round', parsed: parsed.value, sha256, bytes } : parsed;
}

interface RefusedFile {
  server: string;
  name: FileName;
  sha256: string;
  refusal: Refusal;
}

async function hash(content: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(content)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Returns a statement that records a refused file. The same file may be sent again. A name that was accepted before stays accepted. Once
 * somebody is forgotten, nothing is quoted from a file, because nobody can tell whose name it would be.
 */
function refusedFileSql({ server, name: { name }, sha256, refusal: { message } }: RefusedFile): Sql {
  return sql`
    insert into processed_files (filename, server, file_hash, success, error_message) values (
      ${name}, ${server}, ${sha256}, false, case forgotten_version() when '' then ${message} else without_quotes(${message}) end
    )
    on conflict (filename, server) do update
    set file_hash = excluded.file_hash, error_message = excluded.error_message, processed_at = excluded.processed_at
    where processed_files.success is not true`;
}

/** Describes what a file changed about a round. */
export function describe({ stored, parsed, derived }: RoundChange, file: AcceptedFile): ChangedByFile {
  return {
    isOwn: parsed?.file === file.parsed.file,
    isUpgraded: stored?.file === null && parsed !== undefined,
    players: derived.rows?.players.length ?? 0,
    findings: derived.rows?.findings ?? [],
  };
}
