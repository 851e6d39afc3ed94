import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { toBase64 } from './base64.ts';
import type { AcceptedFile, RoundChange, SeenName } from './plan.ts';

const outcomes = { 0: null, 1: 'Axis Victory', 2: 'Allies Victory' } as const;

/** A round as it is stored now. */
export interface WrittenRound {
  id: bigint;
  match_id: string;
  round_number: 1 | 2;
  played_at: Date;
  is_valid: boolean;
  invalid_reason: string | null;
  session_start: Date;
  gaming_session_id: bigint;
}

interface FileToWrite {
  server: string;
  file: AcceptedFile;
  content: Uint8Array;
  /** Of the server and map, when its surroundings were read. */
  newestFile: number;
  changes: readonly RoundChange[];
}

/**
 * Stores a file and the rounds it changes in one statement and one transaction; answers the rounds in the order of the changes.
 * Throws DatabaseError with code `conflict`, nothing written, when a file of the same server and map has come in since.
 */
export async function writeFile(
  db: Db,
  { server, file, content, newestFile, changes }: FileToWrite,
): Promise<WrittenRound[]> {
  const { name, kind, date, time, map, round } = file.parsed.file;
  const row = {
    server,
    filename: name,
    kind,
    round_date: date,
    round_time: time,
    map_name: map,
    round_number: round,
    sha256: file.sha256,
    content: toBase64(content),
    player_lines: file.kind === 'round' ? file.parsed.lines : 0,
    findings: file.parsed.findings,
  };
  const lost = changes.flatMap(({ namesBefore, namesAfter }) => without(namesBefore, namesAfter));
  const gained = changes.flatMap(({ namesBefore, namesAfter }) => without(namesAfter, namesBefore));
  return db.query<WrittenRound>(sql`
    select id, match_id, round_number, played_at, is_valid, invalid_reason, session_start, gaming_session_id
    from store_file(
      ${JSON.stringify(row)}, ${JSON.stringify(changes.map(changeRow))}, ${JSON.stringify(gained.map(nameRow))},
      ${JSON.stringify(lost.map(nameRow))}, ${newestFile}
    )`);
}

/** A round as the database function write_round takes it: what is left out stays as it is stored. */
function changeRow(change: RoundChange) {
  const { stored, placed, made, endstatsFile, isOnlyEndstats } = change;
  const match = { id: stored?.id, match_id: placed.matchId };
  if (!made) return match;
  const { findings, awards, versus } = made.rows;
  const endstats = { endstats: endstatsFile, findings, awards: numbered(awards), versus: numbered(versus) };
  return { ...match, ...(!isOnlyEndstats && roundRow(change)), ...endstats };
}

function roundRow({ placed, made, file, round1File }: RoundChange) {
  if (!made) return {};
  const { header, layout, file: name } = made.parsed;
  const { rows } = made;
  return {
    round_date: name.date,
    round_time: name.time,
    map_name: name.map,
    round_number: name.round,
    time_limit: header.limit,
    actual_time: header.actual,
    winner_team: header.winner,
    defender_team: header.defender,
    round_outcome: outcomes[header.winner],
    played_at: new Date(placed.playedAt).toISOString(),
    duration_seconds: rows.duration,
    invalid_reason: rows.invalidReason,
    recorded_fields: layout,
    file,
    round1: round1File,
    players: rows.players,
    weapons: rows.weapons,
  };
}

function numbered(rows: readonly object[]) {
  return rows.map((row, position) => ({ position, ...row }));
}

function nameRow({ guid, alias, at }: SeenName) {
  return { guid, alias, seen: new Date(at).toISOString() };
}

function without(names: readonly SeenName[], others: readonly SeenName[]): SeenName[] {
  return names.filter(
    ({ guid, alias, at }) => !others.some((other) => other.guid === guid && other.alias === alias && other.at === at),
  );
}
