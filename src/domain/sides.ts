/** A side in one round: 1 Axis, 2 Allies. Not a team: everybody changes side between rounds 1 and 2. */
export type Side = 1 | 2;

/** Who was on which side. `round` puts rounds in playing order: a position, an id or a stamp. Spectators (3) and null are passed over. */
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

/** People with their side by round, in playing order. */
export type SidesByRound = ReadonlyMap<number, ReadonlyMap<string, Side>>;

/**
 * Each round's people with their side, in playing order. Somebody who stands on both sides of a round (two GUIDs merged into one
 * person) is left out of that round.
 */
export function sidesByRound(rows: readonly SideRow[]): SidesByRound {
  const rounds = new Map<number, Map<string, Side>>();
  const both = new Map<number, Set<string>>();
  for (const { round, guid, side } of rows.toSorted((a, b) => a.round - b.round)) {
    if (!isSide(side)) continue;
    const people = rounds.get(round) ?? new Map<string, Side>();
    rounds.set(round, people);
    const known = people.get(guid) ?? side;
    people.set(guid, known);
    if (known !== side) both.set(round, (both.get(round) ?? new Set()).add(guid));
  }
  for (const [round, guids] of both) for (const guid of guids) rounds.get(round)?.delete(guid);
  return rounds;
}

/** How many more of these people stood on Axis than on Allies in a round. */
export function axisLead(people: ReadonlyMap<string, Side>, guids: Iterable<string>): number {
  let lead = 0;
  for (const guid of guids) {
    const side = people.get(guid);
    if (side) lead += side === 1 ? 1 : -1;
  }
  return lead;
}

/** The side a lead is for; null when there is none. */
export function leadingSide(lead: number): Side | null {
  if (lead === 0) return null;
  return lead > 0 ? 1 : 2;
}
