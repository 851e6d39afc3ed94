import { stripColours } from '../../domain/names.ts';
import type { ParsedEndstats } from '../../domain/round-file/endstats.ts';
import { parseEndstats } from '../../domain/round-file/endstats.ts';
import type { FileName } from '../../domain/round-file/file-name.ts';
import { parseFileName } from '../../domain/round-file/file-name.ts';
import type { Parsed } from '../../domain/round-file/finding.ts';
import type { ParsedRound } from '../../domain/round-file/parse.ts';
import { parseRoundFile } from '../../domain/round-file/parse.ts';
import type { KnownEndstats, KnownRound, Placed } from '../../domain/rounds/place.ts';
import { placeRounds } from '../../domain/rounds/place.ts';
import type { RoundRows } from '../../domain/rounds/round-rows.ts';
import { roundRows } from '../../domain/rounds/round-rows.ts';
import { fromBase64 } from './base64.ts';
import { legacyBase } from './legacy-base.ts';
import type { StoredFile, StoredRound, Surroundings } from './surroundings.ts';

/** A file that was read and may now be stored. */
export type AcceptedFile = { sha256: string; bytes: number } & (
  | { kind: 'round'; parsed: ParsedRound }
  | { kind: 'endstats'; parsed: ParsedEndstats }
);

/** A round whose rows must be written, because the file made it, or changed what it is derived from. */
export interface RoundChange {
  /** Undefined for a round that is new. */
  stored: StoredRound | undefined;
  placed: Placed;
  /** Undefined for a round of the old bot: only its match changes. */
  made: { parsed: ParsedRound; rows: RoundRows } | undefined;
  /** The players' rows stay: nothing but its endstats file is another. */
  isOnlyEndstats: boolean;
  /** By hash, for the new file has no id yet. */
  file: string | undefined;
  round1File: string | undefined;
  endstatsFile: string | undefined;
  namesBefore: readonly SeenName[];
  namesAfter: readonly SeenName[];
}

/** A name a player had in a round; `at` is when it ended, in milliseconds. */
export interface SeenName {
  guid: string;
  alias: string;
  at: number;
}

/** A known round with what is stored of it. */
interface Entry {
  known: KnownRound;
  stored: StoredRound | undefined;
  /** The stored file, read again. */
  before: ParsedRound | undefined;
  /** Hash of the file in use. */
  file: string | undefined;
}

/** What storing the file changes: derived from the files alone, so that the order in which they came does not matter. */
export function planChanges(file: AcceptedFile, around: Surroundings, timeZone: string): RoundChange[] {
  const entries = enter(file, around.rounds);
  const endstats: KnownEndstats[] = around.endstats.map((stored) => ({
    key: stored.sha256,
    file: reread(stored, parseEndstats),
    bytes: stored.bytes,
    sha256: stored.sha256,
  }));
  if (file.kind === 'endstats') {
    endstats.push({ key: file.sha256, file: file.parsed, bytes: file.bytes, sha256: file.sha256 });
  }
  const hashes = new Map<number, string>(
    [...around.rounds.flatMap((round) => round.file ?? []), ...around.endstats].map(({ id, sha256 }) => [id, sha256]),
  );
  const places = placeRounds(
    entries.map((entry) => entry.known),
    endstats,
    timeZone,
  );
  return entries.flatMap(({ stored, before, file: hash, known }, index) => {
    const placed = places[index] as Placed;
    const round1File = entries.find((other) => other.known === placed.round1)?.file;
    const origin = { stored, placed, file: hash, round1File, endstatsFile: placed.endstats?.sha256 };
    const hasItsRows = isStoredSo(origin, hashes);
    if (hasItsRows && (!hash || hashes.get(stored?.endstats_file_id ?? 0) === origin.endstatsFile)) return [];
    return [
      {
        ...origin,
        made: known.file && { parsed: known.file, rows: roundRows(known.file, placed) },
        isOnlyEndstats: hasItsRows,
        namesBefore: stored && known.file ? namesOf(stored, before) : [],
        namesAfter: known.file ? seen(known.file, placed.playedAt) : [],
      },
    ];
  });
}

/** The rounds as they are known once the file is in: it makes a new one, takes the place of one, or is put beside a better one. */
function enter(file: AcceptedFile, rounds: readonly StoredRound[]): Entry[] {
  const entries: Entry[] = [];
  let isPlaced = file.kind === 'endstats';
  for (const stored of rounds) {
    const isSame = !isPlaced && file.kind === 'round' && isRound(stored, file.parsed.file);
    isPlaced ||= isSame;
    const key = keyOf(stored, entries);
    const before = stored.file ? reread(stored.file, parseRoundFile) : undefined;
    if (isSame && file.kind === 'round' && isBetter(file, stored.file)) {
      entries.push({ known: knownByFile(key, file.parsed), stored, before, file: file.sha256 });
    } else {
      const known = before ? knownByFile(key, before) : knownByRows(key, stored);
      entries.push({ known, stored, before, file: stored.file?.sha256 });
    }
  }
  if (!isPlaced && file.kind === 'round') {
    const key = keyOf(file.parsed.file, entries);
    entries.push({ known: knownByFile(key, file.parsed), stored: undefined, before: undefined, file: file.sha256 });
  }
  return entries;
}

function isRound(stored: StoredRound, { date, time, map, round }: FileName): boolean {
  if (stored.round !== round) return false;
  const isSameMatch = round === 1 && !stored.file && stored.match_id === `${date}_${time}_${map}`;
  return isSameMatch || (stored.date === date && stored.time === time);
}

/** Stamp and number; what a broken legacy database has twice is told apart. */
function keyOf(
  { date, time, round }: { date: string; time: string; round: number },
  entries: readonly Entry[],
): string {
  const key = `${date} ${time} ${round}`;
  const twins = entries.filter(({ known }) => known.key.startsWith(key)).length;
  return twins === 0 ? key : `${key} ${twins}`;
}

/** Of two files for one round the one with more player lines is used, then the larger, then the greater hash. */
function isBetter(file: AcceptedFile & { kind: 'round' }, rival: StoredRound['file']): boolean {
  if (!rival) return true;
  const lines = file.parsed.lines - rival.player_lines;
  const bytes = file.bytes - rival.bytes;
  return lines > 0 || (lines === 0 && (bytes > 0 || (bytes === 0 && file.sha256 > rival.sha256)));
}

function knownByFile(key: string, parsed: ParsedRound): KnownRound {
  const { date, time, map, round } = parsed.file;
  return { key, date, time, map, round, file: parsed };
}

function knownByRows(key: string, stored: StoredRound): KnownRound {
  const { date, time, round, match_id: matchId, played_at: playedAt, limit, actual } = stored;
  const players = (stored.players ?? []).map(legacyBase);
  return { key, date, time, round, map: '', legacy: { matchId, playedAt, limit, actual, players } };
}

function reread<Value>(stored: StoredFile, parse: (bytes: Uint8Array, name: FileName) => Parsed<Value>): Value {
  const name = parseFileName(stored.filename);
  const bytes = fromBase64(stored.content);
  const parsed = name.ok ? parse(bytes, name.value) : name;
  if (!parsed.ok)
    throw new Error(`${stored.filename}, stored earlier, cannot be read any more: ${parsed.refusal.message}`);
  return parsed.value;
}

function namesOf(stored: StoredRound, before: ParsedRound | undefined): SeenName[] {
  if (before) return seen(before, stored.played_at);
  return (stored.players ?? []).flatMap(({ player_guid: guid, clean_name, player_name }) => {
    const alias = stripColours(clean_name || player_name);
    return alias === '' ? [] : [{ guid, alias, at: stored.played_at }];
  });
}

function seen({ players }: ParsedRound, at: number): SeenName[] {
  return players.flatMap(({ guid, name }) => {
    const alias = stripColours(name);
    return alias === '' ? [] : [{ guid, alias, at }];
  });
}

type Origin = Pick<RoundChange, 'stored' | 'placed' | 'file' | 'round1File'>;

/** Whether the round is stored as it is derived now, endstats apart. */
function isStoredSo({ stored, placed, file, round1File }: Origin, hashes: ReadonlyMap<number, string>): boolean {
  if (!stored || stored.match_id !== placed.matchId) return false;
  if (!file) return true;
  return (
    stored.file?.sha256 === file &&
    stored.played_at === placed.playedAt &&
    hashes.get(stored.round1_file_id ?? 0) === round1File
  );
}
