/** A side in one round: 1 Axis, 2 Allies. A side is not a team, because teams change sides between rounds 1 and 2. */
export type Side = 1 | 2;

/**
 * A player's side in a round. `round` is a number in playing order: a position, an id or a timestamp. Spectators (3) and null are ignored.
 */
export interface SideRow {
  round: number;
  guid: string;
  side: number | null;
}

export function isSide(side: number | null | undefined): side is Side {
  return side === 1 || side === 2;
}

export function otherSide(side: Side): Side {
  return side === 1 ? 2 : 1;
}

/** Players with their side by round, in playing order. */
export type SidesByRound = ReadonlyMap<number, ReadonlyMap<string, Side>>;

/**
 * Returns each round's players with their side, in playing order. A player on both sides of a round (two GUIDs merged into one person) is
 * left out of that round.
 */
export function sidesByRound(rows: readonly SideRow[]): SidesByRound {
  const rounds = new Map<number, Map<string, Side>>();
  const both = new Map<number, Set<string>>();
  for (const { round, guid, side } of inOrder(rows)) {
    if (!isSide(side)) continue;
    let people = rounds.get(round);
    if (!people) {
      people = new Map();
      rounds.set(round, people);
    }
    const known = people.get(guid);
    if (known === undefined) people.set(guid, side);
    else if (known !== side) both.set(round, (both.get(round) ?? new Set()).add(guid));
  }
  for (const [round, guids] of both) for (const guid of guids) rounds.get(round)?.delete(guid);
  return rounds;
}

/** Sorts rows by their round, unless they are sorted already, as those of the database are. */
function inOrder(rows: readonly SideRow[]): readonly SideRow[] {
  let before = Number.NEGATIVE_INFINITY;
  for (const { round } of rows) {
    if (round < before) return rows.toSorted((a, b) => a.round - b.round);
    before = round;
  }
  return rows;
}

/** Returns how many more of these players stood on Axis than on Allies in a round. */
export function axisLead(people: ReadonlyMap<string, Side>, guids: Iterable<string>): number {
  let lead = 0;
  for (const guid of guids) {
    const side = people.get(guid);
    if (side) lead += side === 1 ? 1 : -1;
  }
  return lead;
}

/** Returns the side that a lead is for. Null if the lead is 0. */
export function leadingSide(lead: number): Side | null {
  if (lead === 0) return null;
  return lead > 0 ? 1 : 2;
}
