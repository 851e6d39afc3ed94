import type { Session, SessionPart } from '../../db/queries/session.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Block } from '../in-pages.ts';

/** One way to look at a gaming session. */
export interface SessionView {
  key: string;
  label: string;
  about: string;
  /** What it needs of the session beyond rounds and everybody's sums. */
  parts: readonly SessionPart[];
  blocks(session: Session): Block[];
  legend: string;
  /** Shows numbers that rounds of the old bot have too low. */
  affectedByLegacy: boolean;
}

/** A numbered block per player: most kills first, or most of `by`. Whoever has no lines is left out. */
export function eachPlayer(lines: (player: SessionPlayer) => string[], by?: (player: SessionPlayer) => number) {
  return ({ players }: Session): Block[] =>
    (by ? players.toSorted((a, b) => by(b) - by(a)) : players)
      .map((player) => ({ player, lines: lines(player) }))
      .filter((shown) => shown.lines.length > 0)
      .map((shown, index) => ({ title: `**${index + 1}. ${nameInText(shown.player.name)}**`, lines: shown.lines }));
}
