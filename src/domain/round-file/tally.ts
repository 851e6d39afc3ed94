/** A player's side: 1 Axis, 2 Allies, 3 spectator after playing. 0 if the file has no side. */
export type Side = 0 | 1 | 2 | 3;

/** A player's counters, as one file has them or as computed for one round. */
export interface Tally {
  guid: string;
  /** The name as in the file, with colour codes. */
  name: string;
  /** The name as in the file, if `name` is it without the code of a link (see withoutCodes). */
  codedName?: string;
  side: Side;
  /** Five cells per weapon, with weapons in the order of the mask (see {@link cell}). */
  weapons: Int32Array;
  /** Fields by fieldIndex, as whole numbers. Minutes and meatshield are in tenths. 0 if the layout lacks the field. */
  fields: number[];
  /** Number of TAB fields of the line, which identifies its layout. */
  layout: number;
}

export const weaponCount = 28;
export const cells = 5;

/** Order of a weapon's cells in the file. */
export const cell = { hits: 0, shots: 1, kills: 2, deaths: 3, headshots: 4 } as const;

/** Returns the sum of one cell over all weapons. */
export function sumCells(weapons: Int32Array, which: keyof typeof cell): number {
  let sum = 0;
  for (let at: number = cell[which]; at < weapons.length; at += cells) sum += weapons[at] ?? 0;
  return sum;
}
