import type { SessionPlayer } from '../../../db/queries/session.ts';

/** One way to look at a gaming session: a block of lines per player, in the order players come in (most kills first). */
export interface SessionView {
  key: string;
  label: string;
  about: string;
  /** Needs each player's weapons. */
  weapons: boolean;
  /** Lines under the player's name; empty leaves the player out. */
  lines(player: SessionPlayer): string[];
  legend: string;
  /** Shows numbers that rounds of the old bot have too low. */
  doubtful: boolean;
}
