/**
 * How a TAB field behaves in round 2. `cumulative` counts on from round 1, and `new` starts at 0. `derived` is computed from other fields
 * and never read, because the file's value may be wrong. `peak` is the game server's running maximum over cumulative counters.
 */
export type FieldKind = 'cumulative' | 'new' | 'derived' | 'peak';

const fields = [
  ['damage_given', 'cumulative', 1_000_000],
  ['damage_received', 'cumulative', 1_000_000],
  ['team_damage_given', 'cumulative', 1_000_000],
  ['team_damage_received', 'cumulative', 1_000_000],
  ['gibs', 'cumulative', 10_000],
  ['self_kills', 'cumulative', 10_000],
  ['team_kills', 'cumulative', 10_000],
  ['team_gibs', 'cumulative', 10_000],
  ['time_played_percent', 'derived', 0],
  ['xp', 'new', 100_000],
  ['killing_spree', 'new', 10_000],
  ['death_spree', 'new', 10_000],
  ['kill_assists', 'new', 10_000],
  ['kill_steals', 'new', 10_000],
  ['headshot_kills', 'new', 10_000],
  ['objectives_stolen', 'new', 10_000],
  ['objectives_returned', 'new', 10_000],
  ['dynamites_planted', 'new', 10_000],
  ['dynamites_defused', 'new', 10_000],
  ['times_revived', 'new', 10_000],
  // Older servers count too many. The sum of the weapons' shots is correct.
  ['bullets_fired', 'derived', 0],
  ['dpm', 'derived', 0],
  ['time_played_minutes', 'cumulative', 14_400],
  ['tank_meatshield', 'peak', 1000],
  ['time_dead_ratio', 'derived', 0],
  ['time_dead_minutes', 'new', 14_400],
  ['kd_ratio', 'derived', 0],
  ['useful_kills', 'new', 10_000],
  ['denied_playtime', 'new', 100_000],
  ['double_kills', 'new', 10_000],
  ['triple_kills', 'new', 10_000],
  ['quad_kills', 'new', 10_000],
  ['multi_kills', 'new', 10_000],
  ['mega_kills', 'new', 10_000],
  ['useless_kills', 'new', 10_000],
  ['full_selfkills', 'new', 10_000],
  ['repairs_constructions', 'new', 10_000],
  ['revives_given', 'new', 10_000],
] as const satisfies readonly (readonly [string, FieldKind, number])[];

export type FieldName = (typeof fields)[number][0];

export const fieldNames: readonly FieldName[] = fields.map(([name]) => name);
export const fieldKinds: readonly FieldKind[] = fields.map(([, kind]) => kind);
/** The greatest plausible value of each field, in the unit of the tally. */
export const fieldLimits: readonly number[] = fields.map(([, , limit]) => limit);
export const fieldIndex = Object.fromEntries(fieldNames.map((name, index) => [name, index])) as Record<
  FieldName,
  number
>;

const inTenths: readonly FieldName[] = ['time_played_minutes', 'time_dead_minutes', 'tank_meatshield'];

/**
 * The factor by which each field of the file is multiplied. A tally holds tenths of the file's decimals, because floats do not subtract
 * exactly.
 */
export const fieldScales: readonly number[] = fieldNames.map((name) => (inTenths.includes(name) ? 10 : 1));

export const newestLayout = fields.length;
const oldestLayout = 33;

/**
 * Returns the field at each place of a line with `count` TAB fields. Undefined for a count that no known layout has. The oldest layout has
 * no denied_playtime, so its multikills are one place earlier. Additional fields of future layouts are ignored.
 */
export function layoutOf(count: number): readonly number[] | undefined {
  if (count >= newestLayout) return layouts[newestLayout];
  return layouts[count];
}

const inOrder = [...fields.keys()];
const layouts: Record<number, readonly number[]> = {
  [oldestLayout]: inOrder.filter((index) => index !== fieldIndex.denied_playtime).slice(0, oldestLayout),
  36: inOrder.slice(0, 36),
  37: inOrder.slice(0, 37),
  [newestLayout]: inOrder,
};

/** Returns the fields that lines with `count` TAB fields do not have. */
export function fieldsNotRecorded(count: number): FieldName[] {
  const layout = layoutOf(count) ?? [];
  return fieldNames.filter((_, index) => !layout.includes(index));
}
