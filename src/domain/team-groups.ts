import type { Kind } from './kinds.ts';
import { axisLeads, kindsAmong } from './kinds.ts';
import { mergeGroups } from './merge-groups.ts';
import type { SessionSides } from './session-sides.ts';

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
  /** How many more of them stood on Axis than on Allies, by place. */
  leads: readonly number[];
}

const nobody: ReadonlySet<string> = new Set();

/** Returns the groups of a session, those of the rosters and those that played together, in the order of the first round's Axis side. */
export function groupsInOrder(sides: SessionSides, rosters: readonly Roster[]): Group[] {
  const { people, numbers } = sides;
  const taken = new Set<string>();
  const seats = rosters.map(({ guids }) => new Set(guids.filter((guid) => !taken.has(guid) && taken.add(guid))));
  const seeds = seats.map((set) => [...set].map((guid) => numbers.get(guid)).filter((number) => number !== undefined));
  const byRounds = (a: string, b: string) => (numbers.get(a) ?? people.length) - (numbers.get(b) ?? people.length);
  const groups: { group: Group; first: number }[] = [];
  for (const [position, merged] of mergeGroups(sides, seeds).entries()) {
    const set = seats[position] ?? nobody;
    const played = merged.sort((a, b) => a - b).map((number) => people[number] ?? '');
    const guids = set.size > 0 ? [...new Set([...played, ...set])].sort(byRounds) : played;
    if (guids.length === 0) continue;
    const kinds = kindsAmong(guids, sides);
    const leads = axisLeads(kinds.values(), sides);
    groups.push({
      group: { name: rosters[position]?.name ?? null, guids, set, kinds, leads },
      first: firstPlace(leads),
    });
  }
  return groups.sort((a, b) => a.first - b.first).map(({ group }) => group);
}

/**
 * Returns where a group first appears: on Axis in the first round, then on Allies in the first round, then on Axis in the second round, and
 * so on.
 */
function firstPlace(leads: readonly number[]): number {
  const place = leads.findIndex((lead) => lead !== 0);
  if (place < 0) return Number.POSITIVE_INFINITY;
  return 2 * place + ((leads[place] ?? 0) > 0 ? 1 : 2);
}
