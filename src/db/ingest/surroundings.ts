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
  /** In which the game server's clock is to be read. */
  timeZone: string;
  /** The one a manager has set, if any: it must still be so when the outcome is written. */
  zoneSet: string | null;
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
  defender: number | null;
  /** Milliseconds since 1970. */
  played_at: number;
  limit: string | null;
  actual: string | null;
  round1_file_id: number | null;
  /** Number of the rules it was derived by; null for a round that only the old bot's rows know. */
  rules: number | null;
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
  /** The row belongs to another file. */
  is_left_out: boolean;
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
 * Reads what surrounds a file, in one round trip: the database function file_surroundings says what that is. `timeZone` is that of the
 * game server's clock where no manager has set one.
 */
export async function readSurroundings(db: Db, file: NewFile, timeZone: string): Promise<Surroundings> {
  type Row = { around: Omit<Surroundings, 'timeZone' | 'zoneSet'>; zone: string | null };
  // Between a round and the next one of its match, and an hour more where clocks are put forward and back.
  const [row] = await db.query<Row>(sql`
    select
      file_surroundings(
        ${file.server}, ${file.map}, ${file.date}::date + ${file.time}::time, ${file.sha256},
        make_interval(mins => case coalesce(zone, ${timeZone}) when 'UTC' then 45 else 45 + 60 end)
      ) as around,
      zone
    from (select (select value from settings where name = 'time_zone') as zone) as setting`);
  if (!row) throw new Error('A select without from gave no row.');
  return { ...row.around, timeZone: row.zone ?? timeZone, zoneSet: row.zone };
}
