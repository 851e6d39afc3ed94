import { toBase64 } from '../../domain/base64.ts';
import type { AcceptedFile, Plan, RoundChange } from '../../domain/ingest/plan.ts';
import { derivationRules } from '../../domain/rounds/derive.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { ReadSurroundings } from './surroundings.ts';

const outcomes = { 0: null, 1: 'Axis Victory', 2: 'Allies Victory' } as const;

/** The columns of {@link WrittenRound}. */
export const writtenColumns = sql`
  id, match_id, round_number, played_at, is_valid, invalid_reason, session_start, gaming_session_id,
  is_post_wanted(server, match_id) as is_post_wanted`;

/** A round as it is stored now. */
export interface WrittenRound {
  id: bigint;
  matchId: string;
  roundNumber: 1 | 2;
  playedAt: Date;
  isValid: boolean;
  invalidReason: string | null;
  sessionStart: Date;
  gamingSessionId: bigint;
  /** Whether the message about its match is outstanding. */
  isPostWanted: boolean;
}

type Seen = Pick<ReadSurroundings, 'newestFile' | 'newestDecision' | 'zoneSet' | 'forgotten'>;

/** A file with all that it changes. */
export interface FileToWrite {
  server: string;
  file: AcceptedFile;
  content: Uint8Array;
  /** The state from which the changes were derived. */
  around: Seen;
  plan: Plan;
  /** Codes of links that the file proves. */
  proven: readonly string[];
  /** Codes of links in the file's names. */
  worn: readonly string[];
  now: Date;
  /** The rounds that ended after this instant are posted, if the community wants it. */
  postedAfter: Date;
}

/**
 * Stores a file, the rounds it changes and the links it proves in one transaction. Returns the rounds in the order of the changes. Throws
 * DatabaseError with code `conflict` if another file of the same server and map has arrived or was set aside, or a manager has set the time
 * zone, since the state was read. Nothing is written then.
 */
export async function writeFile(db: Db, change: FileToWrite): Promise<WrittenRound[]> {
  const { file, changes, seen } = fileAsJson(change);
  const store = sql`select ${writtenColumns} from store_file(${file}, ${changes}, ${seen})`;
  if (change.worn.length === 0) return db.query<WrittenRound>(store);
  // The same file again is refused, and all is undone.
  const [rounds] = await db.transaction([store, ...linksSql(change)], { isRepeatable: true });
  return rounds as WrittenRound[];
}

/** Returns a file as JSON for the database functions. */
function fileAsJson({ plan, around, postedAfter, ...accepted }: FileToWrite) {
  const file = JSON.stringify({ ...fileRow(accepted), posted_after: postedAfter });
  return { file, changes: changesAsJson(plan), seen: seenAsJson(around) };
}

/** Returns a file as the database function insert_files takes it. */
export function fileRow({ server, file, content }: Pick<FileToWrite, 'server' | 'file' | 'content'>) {
  const { name, kind, date, time, map, round } = file.parsed.file;
  return {
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
}

/** Returns statements that note the codes of links in a file. */
export function linksSql({ worn, proven, now }: Pick<FileToWrite, 'worn' | 'proven' | 'now'>): Sql[] {
  return [
    sql`update link_codes set worn = true where code = any (${[...worn]}::text[]) and not worn`,
    sql`select prove_links(${[...proven]}::text[], ${now})`,
  ];
}

/** Returns what the caller has read, as JSON for the database functions. They fail with code `conflict` if it has changed. */
export function seenAsJson({ newestFile, newestDecision, zoneSet, forgotten }: Seen): string {
  return JSON.stringify({ newest_file: newestFile, newest_decision: newestDecision, zone: zoneSet, forgotten });
}

/** Returns changes as JSON for the database functions. */
export function changesAsJson({ changes, removed }: Plan): string {
  return JSON.stringify([...removed.map((id) => ({ id, remove: true })), ...changes.map(changeRow)]);
}

/** Returns a round as the database function write_round takes it. Columns that are left out stay as they are stored. */
export function changeRow(change: RoundChange) {
  const { stored, derived, endstatsFile, only } = change;
  const match = {
    id: stored?.id,
    ...(stored?.isRestored && { restore: true }),
    match_id: derived.matchId,
    round_number: derived.round,
    winning_side: derived.winning.own,
    other_winning_side: derived.winning.other,
  };
  if (!derived.rows) return match;
  if (only === 'match') return { ...match, settle: true };
  const { findings, awards, versus } = derived.rows;
  const endstats = { endstats: endstatsFile, findings, awards: numbered(awards), versus: numbered(versus) };
  return { ...match, ...(only === undefined && roundRow(change)), ...endstats };
}

function roundRow({ derived: { playedAt, rows }, parsed, file, baseFile }: RoundChange) {
  if (!parsed || !rows) return {};
  const { header, layout, file: name } = parsed;
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
    played_at: new Date(playedAt).toISOString(),
    duration_seconds: rows.duration,
    invalid_reason: rows.invalidReason,
    recorded_fields: layout,
    rules: derivationRules,
    rows_left_out: rows.leftOut.length > 0 ? rows.leftOut : null,
    file,
    round1: baseFile,
    players: rows.players,
    weapons: rows.weapons,
  };
}

function numbered(rows: readonly object[]) {
  return rows.map((row, position) => ({ position, ...row }));
}
