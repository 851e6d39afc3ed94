/** What is stored around a file: all that it can have a bearing on. */
export interface Surroundings {
  /** In which the game server's clock is to be read. */
  timeZone: string;
  rounds: readonly StoredRound[];
  /** Endstats files that may belong to one of the rounds. */
  endstats: readonly StoredFile[];
}

export interface StoredFile {
  id: number;
  filename: string;
  sha256: string;
  bytes: number;
  content: Uint8Array;
}

export interface StoredRound {
  id: number;
  date: string;
  /** HHMMSS */
  time: string;
  round: 1 | 2;
  matchId: string;
  defender: number | null;
  /** Milliseconds since 1970. */
  playedAt: number;
  limit: string | null;
  actual: string | null;
  round1FileId: number | null;
  /** Number of the rules it was derived by; null for a round that only the old bot's rows know. */
  rules: number | null;
  endstatsFileId: number | null;
  /** The file in use; null for a round that only the old bot's rows know. */
  file: (StoredFile & { playerLines: number }) | null;
  /** The old bot's rows, where there is no file. */
  players: readonly LegacyPlayer[] | null;
}

export interface LegacyPlayer {
  playerGuid: string;
  playerName: string;
  cleanName: string | null;
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
  /** The row belongs to another file. */
  isLeftOut: boolean;
  weapons: readonly LegacyWeapon[] | null;
}

interface LegacyWeapon {
  weaponName: string;
  hits: number | null;
  shots: number | null;
  kills: number | null;
  deaths: number | null;
  headshots: number | null;
}
