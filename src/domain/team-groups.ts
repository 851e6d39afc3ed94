import type { Kind } from './kinds.ts';
import { axisLead, kindsAmong } from './kinds.ts';
import { mergeGroups } from './merge-groups.ts';
import type { SessionSides } from './session-sides.ts';
import { leadingSide } from './sides.ts';

/** A stored roster. A roster without players only gives its name to a team without one. */
export interface Roster {
  name: string;
  guids: readonly string[];
}

/** People who played together, or whom a roster puts together. */
export interface Group {
  name: string | null;
  guids: readonly string[];
  /** Players that a roster put here. */
  set: ReadonlySet<string>;
  /** Who is here, by kind. Players of a roster who did not play are of none. */
  kinds: ReadonlyMap<number, Kind>;
}

/** Returns the groups of a session, those of the rosters and those that played together, in the order of the first round's Axis side. */
export function groupsInOrder(sides: SessionSides, rosters: readonly Roster[]): Group[] {
  const { people, numbers } = sides;
  const taken = new Set<string>();
  const seats = rosters.map(({ guids }) => new Set(guids.filter((guid) => !taken.has(guid) && taken.add(guid))));
  const seeds = seats.map((set) => [...set].map((guid) => numbers.get(guid)).filter((number) => number !== undefined));
  const merged = mergeGroups(sides, seeds).map((group) => group.map((number) => people[number] ?? ''));
  const byRounds = (a: string, b: string) => (numbers.get(a) ?? people.length) - (numbers.get(b) ?? people.length);
  return merged
    .map((guids, position) => {
      const set = seats[position] ?? new Set<string>();
      const everybody = [...new Set([...guids, ...set])].sort(byRounds);
      return { name: rosters[position]?.name ?? null, guids: everybody, set, kinds: kindsAmong(everybody, sides) };
    })
    .filter(({ guids }) => guids.length > 0)
    .map((group) => ({ group, first: firstPlace(group, sides) }))
    .sort((a, b) => a.first - b.first)
    .map(({ group }) => group);
}

/**
 * Returns where a group first appears: on Axis in the first round, then on Allies in the first round, then on Axis in the second round, and
 * so on.
 */
function firstPlace({ kinds }: Group, sides: SessionSides): number {
  for (const place of sides.rounds.keys()) {
    const side = leadingSide(axisLead(kinds.values(), sides, place));
    if (side) return 2 * place + side;
  }
  return Number.POSITIVE_INFINITY;
}
