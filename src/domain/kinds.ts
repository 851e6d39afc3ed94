import type { SessionSides } from './session-sides.ts';

/** People of a group who always played the same rounds on the same sides. */
export interface Kind {
  /** One of them, who stands for all of them in {@link SessionSides}. */
  kind: number;
  count: number;
}

/** Returns the kinds of people among these, by their number. People who did not play are of none. */
export function kindsAmong(guids: Iterable<string>, { numbers, kindOf }: SessionSides): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  for (const guid of guids) {
    const number = numbers.get(guid);
    if (number === undefined) continue;
    const kind = kindOf(number);
    const known = kinds.get(kind);
    if (known) known.count += 1;
    else kinds.set(kind, { kind, count: 1 });
  }
  return kinds;
}

/** Returns how many more people of these kinds stood on Axis than on Allies, by place. */
export function axisLeads(kinds: Iterable<Kind>, { rounds, standsOf }: SessionSides): number[] {
  const leads = new Array<number>(rounds.length).fill(0);
  for (const { kind, count } of kinds) {
    const stands = standsOf(kind);
    for (let place = 0; place < leads.length; place += 1) {
      leads[place] = (leads[place] ?? 0) + count * (stands[place] ?? 0);
    }
  }
  return leads;
}
