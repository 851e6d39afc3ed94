import type { LinkCode } from '../link-code.ts';

/** Everything stored that a new file can affect or depend on. */
export interface Surroundings {
  /** The IANA time zone of the game server's clock. */
  timeZone: string;
  rounds: readonly StoredRound[];
  /** A stored file of which a round is to be made, because it was brought back. Null if there is none. */
  decidedFile: StoredRoundFile | null;
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
  /** Whether a manager chose this file of several for its round. */
  isChosen: boolean;
}

export type StoredRoundFile = StoredFile & { playerLines: number };

export interface StoredRound {
  id: number;
  date: string;
  /** HHMMSS */
  time: string;
  round: 1 | 2;
  matchId: string;
  winningSide: number | null;
  defender: number | null;
  /** Milliseconds since 1970. */
  playedAt: number;
  limit: string | null;
  actual: string | null;
  /** Whether the file can change this round. The others are only what these depend on. */
  affected: boolean;
  /** Version of the rules that derived the round. Null for a round that is stored only as the old bot's rows. */
  rules: number | null;
  /** Hashes of the files that the stored rows were made from: the round's own, the one its counters were compared with, the endstats. */
  usedFile: string | null;
  usedRound1: string | null;
  usedEndstats: string | null;
  /** Whether a decision left the round without a file, so that it is removed. */
  isRemoved: boolean;
  /** Whether a decision left the round without a file, so that it gets the old bot's rows back. */
  isRestored: boolean;
  /** The file that the round is made from. Null for a round that is stored only as the old bot's rows. */
  file: StoredRoundFile | null;
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
