import type { Random } from '../random.ts';

/** Weapons in the order of the mask, and shots per round with each of them; 0 for weapons without bullets. */
const weapons: readonly (readonly [string, number])[] = [
  ['WS_KNIFE', 3],
  ['WS_KNIFE_KBAR', 3],
  ['WS_LUGER', 12],
  ['WS_COLT', 12],
  ['WS_MP40', 130],
  ['WS_THOMPSON', 130],
  ['WS_STEN', 30],
  ['WS_FG42', 20],
  ['WS_PANZERFAUST', 3],
  ['WS_BAZOOKA', 3],
  ['WS_FLAMETHROWER', 9],
  ['WS_GRENADE', 9],
  ['WS_MORTAR', 3],
  ['WS_MORTAR2', 3],
  ['WS_DYNAMITE', 1],
  ['WS_AIRSTRIKE', 2],
  ['WS_ARTILLERY', 2],
  ['WS_SATCHEL', 1],
  ['WS_GRENADELAUNCHER', 6],
  ['WS_LANDMINE', 2],
  ['WS_MG42', 40],
  ['WS_BROWNING', 40],
  ['WS_CARBINE', 10],
  ['WS_KAR98', 10],
  ['WS_GARAND', 10],
  ['WS_K43', 10],
  ['WS_MP34', 20],
  ['WS_SYRINGE', 8],
];

const usual = [0, 2, 3, 4, 5, 11, 18, 27];

/** Counters in the order of the file: hits, shots, kills, deaths, headshots. */
export type Cells = [hits: number, shots: number, kills: number, deaths: number, headshots: number];

/** What one player did in this round alone. A reader of the files must find these numbers. */
export interface Own {
  /** By weapon name. Unused weapons are left out. */
  weapons: Record<string, Cells>;
  /** Seconds, a multiple of 6, because files have tenths of a minute. */
  seconds: number;
  /** The counters that continue in round 2. */
  counted: Record<(typeof countedFields)[number], number>;
  /** The counters that restart in round 2. */
  fresh: Record<(typeof freshFields)[number], number>;
  tenthsDead: number;
}

export const countedFields = [
  'damage_given',
  'damage_received',
  'team_damage_given',
  'team_damage_received',
  'gibs',
  'self_kills',
  'team_kills',
  'team_gibs',
] as const;

export const freshFields = [
  'xp',
  'killing_spree_best',
  'death_spree_worst',
  'kill_assists',
  'kill_steals',
  'headshot_kills',
  'objectives_stolen',
  'objectives_returned',
  'dynamites_planted',
  'dynamites_defused',
  'times_revived',
  'most_useful_kills',
  'denied_playtime',
  'double_kills',
  'triple_kills',
  'quad_kills',
  'multi_kills',
  'mega_kills',
  'useless_kills',
  'constructions',
  'revives_given',
] as const;

/** Invents a player's counters in a round of `seconds`. */
export function inventOwn(random: Random, seconds: number): Own {
  const own: Own = {
    weapons: {},
    seconds,
    counted: Object.fromEntries(
      countedFields.map((name, i) => [name, random.int(0, i < 2 ? 2500 : 6)]),
    ) as Own['counted'],
    fresh: Object.fromEntries(freshFields.map((name) => [name, random.int(0, 5)])) as Own['fresh'],
    tenthsDead: random.int(0, seconds / 6),
  };
  own.fresh.xp = random.int(5, 120);
  own.fresh.denied_playtime = random.int(0, Math.min(seconds, 200));
  for (const [index, [name, mean]] of weapons.entries()) {
    if (!random.chance(usual.includes(index) ? 0.8 : 0.04)) continue;
    const shots = random.count(mean);
    const hits = random.int(0, Math.ceil(shots * 0.5));
    const cells: Cells = [hits, shots, random.count(hits / 12), random.count(0.7), random.int(0, Math.floor(hits / 5))];
    if (cells.some((value) => value > 0)) own.weapons[name] = cells;
  }
  return own;
}

/** Returns a player's counters as the file shows them at the end of round 2. */
export function addUp(first: Own, second: Own): Own {
  const sum: Own = { ...second, weapons: { ...second.weapons }, counted: { ...second.counted } };
  sum.seconds += first.seconds;
  for (const name of countedFields) sum.counted[name] += first.counted[name];
  for (const [name, cells] of Object.entries(first.weapons)) {
    const more = second.weapons[name] ?? [0, 0, 0, 0, 0];
    sum.weapons[name] = cells.map((value, i) => value + (more[i] ?? 0)) as Cells;
  }
  return sum;
}

/** Returns these weapons as `MASK h s k d hs …`. */
export function weaponText(own: Own): string {
  let mask = 0;
  const groups: string[] = [];
  for (const [index, [name]] of weapons.entries()) {
    const cells = own.weapons[name];
    if (!cells) continue;
    mask |= 1 << index;
    groups.push(cells.join(' '));
  }
  return [mask, ...groups].join(' ');
}
