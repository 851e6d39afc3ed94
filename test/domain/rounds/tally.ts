import { fieldIndex, newestLayout } from '../../../src/domain/round-file/fields.ts';
import type { Tally } from '../../../src/domain/round-file/tally.ts';
import { cell, cells, weaponCount } from '../../../src/domain/round-file/tally.ts';
import { weapons } from '../../../src/domain/weapons.ts';

type Counters = Partial<Record<keyof typeof fieldIndex, number>>;
type Weapons = Record<string, Partial<Record<keyof typeof cell, number>>>;

/** Returns a tally with the given counters. All others are 0. */
export function tally(guid: string, counters: Counters = {}, used: Weapons = {}): Tally {
  const fields = new Array<number>(newestLayout).fill(0);
  for (const [name, value] of Object.entries(counters)) fields[fieldIndex[name as keyof typeof fieldIndex]] = value;
  const grid = new Int32Array(weaponCount * cells);
  for (const [name, values] of Object.entries(used)) {
    const index = weapons.findIndex((weapon) => weapon.name === name);
    for (const [which, value] of Object.entries(values)) grid[index * cells + cell[which as keyof typeof cell]] = value;
  }
  return { guid, name: guid, side: 1, weapons: grid, fields, layout: newestLayout };
}
