import type { LinkCode } from '../link-code.ts';

/** Everything stored that a new file can affect or depend on. */
export interface Surroundings {
  /** The IANA time zone of the game server's clock. */
  timeZone: string;
  rounds: readonly StoredRound[];
  /** Endstats files that may belong to one of the rounds. */
  endstats: readonly StoredFile[];
  /** The codes of links that players may have in their names. */
  codes: readonly LinkCode[];
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
  /** Version of the rules that derived the round. Null for a round that is stored only as the old bot's rows. */
  rules: number | null;
  endstatsFileId: number | null;
  /** The file that the round uses. Null for a round that is stored only as the old bot's rows. */
  file: (StoredFile & { playerLines: number }) | null;
  /** The old bot's rows. Null for a round with a file. */
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
  /** Whether the row belongs to another file. */
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
