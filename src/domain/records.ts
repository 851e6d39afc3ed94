/** What a record is about. The last three belong to a side or to a whole match, the others to one player. */
export const recordKinds = [
  'kills',
  'damage',
  'dpm',
  'revives',
  'headshot_kills',
  'gibs',
  'useful_kills',
  'denied_playtime',
  'best_spree',
  'fastest_attack',
  'longest_hold',
  'closest_map',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The sides that have records of their own. What two rounds decide belongs to `both`. */
export const recordSides = ['attack', 'defence'] as const;
export type RecordSide = (typeof recordSides)[number];

/** Players a side. `mixed` is every round in which the sides differ or are larger. */
export const recordSizes = ['3v3', '4v4', '5v5', '6v6', 'mixed'] as const;
export type RecordSize = (typeof recordSizes)[number];

/** How many rounds a player has played before an own best is news. */
export const roundsBeforeBests = 20;

const clocks: ReadonlySet<RecordKind> = new Set(['denied_playtime', 'fastest_attack', 'longest_hold', 'closest_map']);

/** Returns whether the values of a kind are seconds. */
export const isClock = (kind: RecordKind): boolean => clocks.has(kind);

export const isRecordSide = (text: string | undefined): text is RecordSide => recordSides.some((side) => side === text);

export const isRecordSize = (text: string | undefined): text is RecordSize => recordSizes.some((size) => size === text);
