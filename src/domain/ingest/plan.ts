import { withoutCodes } from '../link-code.ts';
import { isSameMap } from '../maps.ts';
import type { ParsedEndstats } from '../round-file/endstats.ts';
import { parseEndstats } from '../round-file/endstats.ts';
import type { FileName } from '../round-file/file-name.ts';
import { parseFileName } from '../round-file/file-name.ts';
import type { Parsed } from '../round-file/finding.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import { parseRoundFile } from '../round-file/parse.ts';
import type { DerivedRound, KnownEndstats, KnownRound } from '../rounds/derive.ts';
import { derivationRules, deriveRounds } from '../rounds/derive.ts';
import { legacyBase } from './legacy-base.ts';
import type { StoredFile, StoredRound, StoredRoundFile, Surroundings } from './surroundings.ts';

/** A file that was parsed and may now be stored. */
export type AcceptedFile = { sha256: string; bytes: number } & (
  | { kind: 'round'; parsed: ParsedRound }
  | { kind: 'endstats'; parsed: ParsedEndstats }
);

type AcceptedRound = AcceptedFile & { kind: 'round' };

/** A round whose rows must be written. Either the file is new, or the round is derived from something the file changes. */
export interface RoundChange {
  /** The stored round. Undefined if the round is new. */
  stored: StoredRound | undefined;
  derived: DerivedRound;
  /** The parsed file. Undefined for a round of the old bot, of which only the match changes. */
  parsed: ParsedRound | undefined;
  /** Only the round's endstats file, or the winner of its match, changes. The players' rows stay as they are. */
  only: 'endstats' | 'match' | undefined;
  /** Hash of the round's file. The new file has no id yet. */
  file: string | undefined;
  /** Hash of the file whose counters were compared with this round's. */
  baseFile: string | undefined;
  endstatsFile: string | undefined;
}

/** What a file or a decision about files changes. */
export interface Plan {
  changes: RoundChange[];
  /** Ids of rounds of which no file is left. */
  removed: number[];
}

/** A known round and its stored rows. */
interface Entry {
  known: KnownRound;
  stored: StoredRound | undefined;
  /** Hash of the file that the round uses. */
  file: string | undefined;
}

/** Why rounds are planned: new files of a server and map, a decision about files, or the wish to derive every round that has a file again. */
export type Cause = readonly AcceptedFile[] | 'decision' | 'derive again';

/**
 * Returns the rounds that change. They are derived from the files alone, so the order in which files arrive and decisions are made does not
 * matter.
 */
export function planChanges(cause: Cause, around: Surroundings): Plan {
  const files = typeof cause === 'string' ? [] : cause;
  const entries = roundsWithFiles(files, around);
  const endstats: KnownEndstats[] = around.endstats.map((stored) => ({
    key: stored.sha256,
    file: reread(stored, parseEndstats),
    bytes: stored.bytes,
    sha256: stored.sha256,
    isChosen: stored.isChosen,
  }));
  for (const { kind, parsed, bytes, sha256 } of files) {
    if (kind === 'endstats') endstats.push({ key: sha256, file: parsed, bytes, sha256, isChosen: false });
  }
  const known = entries.map((entry) => entry.known);
  const changes = deriveRounds(known, endstats, around.timeZone).flatMap((derived, index): RoundChange[] => {
    const { stored, file: hash, known: round } = entries[index] as Entry;
    if (stored && !stored.affected) return [];
    const origin = {
      stored,
      derived,
      file: hash,
      baseFile: entries.find((other) => other.known.key === derived.base)?.file,
      endstatsFile: derived.endstats,
    };
    const isKept = isUnchanged(origin) && !(hash && cause === 'derive again');
    const hasItsEndstats = (stored?.usedEndstats ?? undefined) === origin.endstatsFile;
    const hasItsWinner = stored?.winningSide === derived.winning.own;
    if (isKept && (!hash || (hasItsEndstats && hasItsWinner))) return [];
    return [{ ...origin, parsed: round.file, only: isKept ? (hasItsEndstats ? 'match' : 'endstats') : undefined }];
  });
  const isWritten = ({ derived: { matchId, round } }: RoundChange) =>
    changes.some(({ only, derived }) => only !== 'match' && derived.matchId === matchId && derived.round !== round);
  return {
    // A round that is written also writes the winner of its match's other round.
    changes: changes.filter((change) => change.only !== 'match' || !isWritten(change)),
    removed: around.rounds.filter(({ isRemoved }) => isRemoved).map(({ id }) => id),
  };
}

/**
 * Returns the rounds as they are once the files are stored. A file makes a new round, replaces the file of a round, or is stored beside a
 * better file.
 */
function roundsWithFiles(
  files: readonly AcceptedFile[],
  { rounds, decidedFile, codes, timeZone }: Surroundings,
): Entry[] {
  const entries: Entry[] = [];
  const rereadRound = (stored: StoredFile) => withoutCodes(reread(stored, parseRoundFile), codes, timeZone);
  let unplaced = files.flatMap((file) =>
    file.kind === 'round' ? [{ ...file, parsed: withoutCodes(file.parsed, codes, timeZone) }] : [],
  );
  const bestLike = (first: AcceptedRound) => {
    const { date, time, round } = first.parsed.file;
    const isSame = ({ parsed: { file } }: AcceptedRound) =>
      file.date === date && file.time === time && file.round === round;
    const best = unplaced.filter(isSame).reduce(better);
    unplaced = unplaced.filter((file) => !isSame(file));
    return best;
  };
  for (const stored of rounds) {
    if (stored.isRemoved) continue;
    const first = unplaced.find(({ parsed }) => isRound(stored, parsed.file));
    const file = first && bestLike(first);
    const key = keyOf(stored, entries);
    if (file && isBetter(file, stored.file)) {
      entries.push({ known: knownByFile(key, file.parsed), stored, file: file.sha256 });
    } else if (stored.file) {
      entries.push({ known: knownByFile(key, rereadRound(stored.file)), stored, file: stored.file.sha256 });
    } else entries.push({ known: knownByRows(key, stored), stored, file: undefined });
  }
  if (decidedFile) entries.push(entryOf(rereadRound(decidedFile), decidedFile.sha256, entries));
  for (let first = unplaced[0]; first; first = unplaced[0]) {
    const { parsed, sha256 } = bestLike(first);
    entries.push(entryOf(parsed, sha256, entries));
  }
  return entries;
}

/** Returns a round that is not stored yet. */
function entryOf(parsed: ParsedRound, sha256: string, entries: readonly Entry[]): Entry {
  return { known: knownByFile(keyOf(parsed.file, entries), parsed), stored: undefined, file: sha256 };
}

function isRound(stored: StoredRound, { date, time, map, round }: FileName): boolean {
  if (stored.round !== round) return false;
  const isSameMatch = round === 1 && !stored.file && isSameMap(stored.matchId, `${date}_${time}_${map}`);
  return isSameMatch || (stored.date === date && stored.time === time);
}

/** Returns a round's key: its timestamp and number. Broken legacy databases contain some rounds twice, and each copy gets its own key. */
function keyOf(
  { date, time, round }: { date: string; time: string; round: number },
  entries: readonly Entry[],
): string {
  const key = `${date} ${time} ${round}`;
  const twins = entries.filter(({ known }) => known.key.startsWith(key)).length;
  return twins === 0 ? key : `${key} ${twins}`;
}

type Rival = Pick<StoredRoundFile, 'isChosen' | 'playerLines' | 'bytes' | 'sha256'>;

/**
 * Returns whether a file replaces another one of the same round. More player lines win, then more bytes, then the greater hash. A file that
 * a manager chose stays.
 */
function isBetter(file: AcceptedRound, rival: Rival | null): boolean {
  if (!rival) return true;
  if (rival.isChosen) return false;
  const lines = file.parsed.lines - rival.playerLines;
  const bytes = file.bytes - rival.bytes;
  return lines > 0 || (lines === 0 && (bytes > 0 || (bytes === 0 && file.sha256 > rival.sha256)));
}

function better(best: AcceptedRound, file: AcceptedRound): AcceptedRound {
  return isBetter(file, { ...best, playerLines: best.parsed.lines, isChosen: false }) ? file : best;
}

function knownByFile(key: string, parsed: ParsedRound): KnownRound {
  const { date, time, map, round } = parsed.file;
  return { key, date, time, map, round, file: parsed };
}

function knownByRows(key: string, stored: StoredRound): KnownRound {
  const { date, time, round, matchId, playedAt, defender, limit, actual } = stored;
  const players = (stored.players ?? []).filter((player) => !player.isLeftOut).map(legacyBase);
  return { key, date, time, round, map: '', legacy: { matchId, playedAt, defender, limit, actual, players } };
}

function reread<Value>(stored: StoredFile, parse: (bytes: Uint8Array, name: FileName) => Parsed<Value>): Value {
  const name = parseFileName(stored.filename);
  const parsed = name.ok ? parse(stored.content, name.value) : name;
  if (!parsed.ok)
    throw new Error(`${stored.filename}, stored earlier, cannot be read any more: ${parsed.refusal.message}`);
  return parsed.value;
}

type Origin = Pick<RoundChange, 'stored' | 'derived' | 'file' | 'baseFile'>;

/** Returns whether the stored round equals the newly derived one, ignoring endstats. */
function isUnchanged({ stored, derived, file, baseFile }: Origin): boolean {
  if (!stored || stored.isRestored || stored.matchId !== derived.matchId) return false;
  if (!file) return true;
  return (
    stored.rules === derivationRules &&
    stored.usedFile === file &&
    stored.playedAt === derived.playedAt &&
    (stored.usedRound1 ?? undefined) === baseFile
  );
}
