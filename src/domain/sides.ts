/** A side in one round: 1 Axis, 2 Allies. A side is not a team, because teams change sides between rounds 1 and 2. */
export type Side = 1 | 2;

/**
 * The GUIDs on either side of a round. `round` is a number in playing order: a position, an id or a timestamp. Rounds with the same people
 * on a side may share the list.
 */
export interface RoundSides {
  round: number;
  axis: readonly string[];
  allies: readonly string[];
}

export function isSide(side: number | null | undefined): side is Side {
  return side === 1 || side === 2;
}

export function otherSide(side: Side): Side {
  return side === 1 ? 2 : 1;
}
