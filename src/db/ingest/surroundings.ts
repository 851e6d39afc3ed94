import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** A file about to be stored, as far as looking around it needs. */
export interface NewFile {
  server: string;
  sha256: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

/** What is stored around a file: all that it can have a bearing on. */
export interface Surroundings {
  /** The same bytes, if they are here already. */
  same: { filename: string; server: string } | null;
  /** The newest file of this server and map: none newer may have come in when the outcome is written. */
  newestFile: number;
  rounds: StoredRound[];
  /** Endstats files that may belong to one of the rounds. */
  endstats: StoredFile[];
}

export interface StoredFile {
  id: number;
  filename: string;
  sha256: string;
  bytes: number;
  /** Base64. */
  content: string;
}

export interface StoredRound {
  id: number;
  date: string;
  /** HHMMSS */
  time: string;
  round: 1 | 2;
  match_id: string;
  /** Milliseconds since 1970. */
  played_at: number;
  limit: string | null;
  actual: string | null;
  round1_file_id: number | null;
  endstats_file_id: number | null;
  /** The file in use; null for a round that only the old bot's rows know. */
  file: (StoredFile & { player_lines: number }) | null;
  /** The old bot's rows, where there is no file. */
  players: LegacyPlayer[] | null;
}

export interface LegacyPlayer {
  player_guid: string;
  player_name: string;
  clean_name: string | null;
  team: number | null;
  deaths: number | null;
  damage_given: number | null;
  damage_received: number | null;
  team_damage_given: number | null;
  team_damage_received: number | null;
  gibs: number | null;
  self_kills: number | null;
  team_kills: number | null;
  team_gibs: number | null;
  time_played_seconds: number | null;
  weapons: LegacyWeapon[] | null;
}

export interface LegacyWeapon {
  weapon_name: string;
  hits: number | null;
  shots: number | null;
  kills: number | null;
  deaths: number | null;
  headshots: number | null;
}

/**
 * Reads what surrounds a file, in one round trip: the database function file_surroundings says what that is. `reach` is in minutes:
 * between a round and the next one of its match.
 */
export async function readSurroundings(db: Db, file: NewFile, reach: number): Promise<Surroundings> {
  const [row] = await db.query<{ around: Surroundings }>(sql`
    select file_surroundings(
      ${file.server}, ${file.map}, ${file.date}::date + ${file.time}::time, ${file.sha256}, make_interval(mins => ${reach})
    ) as around`);
  if (!row) throw new Error('A select without from gave no row.');
  return row.around;
}
