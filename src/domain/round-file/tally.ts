/** 1 Axis, 2 Allies, 3 spectator after playing; 0 when the file does not say. */
export type Side = 0 | 1 | 2 | 3;

/** A player's counters as one file has them, or as they were made for one round. */
export interface Tally {
  guid: string;
  /** As in the file, with colour codes. */
  name: string;
  side: Side;
  /** Five cells per weapon, weapons in the order of the mask: see {@link cell}. */
  weapons: Int32Array;
  /** By fieldIndex; whole numbers: minutes and meatshield in tenths; 0 where the layout lacks the field. */
  fields: number[];
  /** Number of TAB fields of the line: its layout. */
  layout: number;
}

export const weaponCount = 28;
export const cells = 5;

/** The order of a weapon's cells in the file. */
export const cell = { hits: 0, shots: 1, kills: 2, deaths: 3, headshots: 4 } as const;

/** Sum of one cell over all weapons. */
export function sumCells(weapons: Int32Array, which: keyof typeof cell): number {
  let sum = 0;
  for (let at: number = cell[which]; at < weapons.length; at += cells) sum += weapons[at] ?? 0;
  return sum;
}
