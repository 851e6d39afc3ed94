import type { Session, SessionPart } from '../../db/queries/session.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Block } from '../in-pages.ts';

/** One way to show a gaming session. */
export interface SessionView {
  key: string;
  label: string;
  about: string;
  /** The parts that the view needs beyond the session's rounds and every player's sums. */
  parts: readonly SessionPart[];
  blocks(session: Session): Block[];
  legend: string;
  /**
   * Whether the view shows numbers that are too low in the old bot's rounds: XP, revives, assists, headshot kills, sprees, multikills and
   * time dead.
   */
  affectedByLegacy: boolean;
}

/**
 * Returns a function that makes a numbered block per player, sorted by `by`, by default by kills, highest first. A player without lines is
 * left out.
 */
export function eachPlayer(lines: (player: SessionPlayer) => string[], by?: (player: SessionPlayer) => number) {
  return ({ players }: Session): Block[] =>
    (by ? players.toSorted((a, b) => by(b) - by(a)) : players)
      .map((player) => ({ player, lines: lines(player) }))
      .filter((shown) => shown.lines.length > 0)
      .map((shown, index) => ({ title: `**${index + 1}. ${nameInText(shown.player.name)}**`, lines: shown.lines }));
}
