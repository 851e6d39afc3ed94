import type { Random } from '../random.ts';

/** 1 Axis, 2 Allies. */
export type Side = 1 | 2;

export type PlayerClass = 'medic' | 'engineer' | 'fieldops' | 'covert' | 'soldier';

/** A weapon that a player carries in a round. */
export interface Carried {
  readonly weapon: string;
  /** Share of the player's kills made with it. */
  readonly share: number;
  /** Whether it fires bullets: hits and shots then follow from the damage. Other weapons are thrown, placed or swung. */
  readonly bullet: boolean;
  /** Uses per minute, for weapons without bullets. */
  readonly uses: number;
  /** Hits per use. It exceeds 1 if one blast hits several players. */
  readonly hitRate: number;
}

const bullet = (weapon: string, share: number): Carried => ({ weapon, share, bullet: true, uses: 0, hitRate: 0 });
const other = (weapon: string, share: number, uses: number, hitRate: number): Carried => ({
  weapon,
  share,
  bullet: false,
  uses,
  hitRate,
});

const CLASS_SHARES: readonly [PlayerClass, number][] = [
  ['medic', 9],
  ['engineer', 5],
  ['fieldops', 3],
  ['covert', 2],
  ['soldier', 1],
];

/** Draws a class. The player's favourite comes up in most rounds. */
export function chooseClass(random: Random, favourite: PlayerClass): PlayerClass {
  if (random.chance(0.7)) return favourite;
  return CLASS_SHARES[random.weighted(CLASS_SHARES.map(([, share]) => share))]?.[0] ?? 'medic';
}

/** Returns what a class carries on a side, including picked-up weapons. */
export function loadout(random: Random, side: Side, role: PlayerClass): Carried[] {
  const own = side === 1 ? 'WS_MP40' : 'WS_THOMPSON';
  const enemy = side === 1 ? 'WS_THOMPSON' : 'WS_MP40';
  const pistol = side === 1 ? 'WS_LUGER' : 'WS_COLT';
  const knife = side === 1 ? 'WS_KNIFE' : 'WS_KNIFE_KBAR';
  const carried: Carried[] = [];
  const add = (...more: Carried[]) => carried.push(...more);

  if (role === 'covert' && random.chance(0.5)) {
    add(bullet(side === 1 ? 'WS_K43' : 'WS_GARAND', 40), bullet('WS_STEN', 30));
  } else if (role === 'covert') {
    add(bullet(random.chance(0.25) ? 'WS_FG42' : 'WS_STEN', 60));
  } else if (role === 'engineer' && random.chance(0.35)) {
    add(bullet(side === 1 ? 'WS_KAR98' : 'WS_CARBINE', 35), other('WS_GRENADELAUNCHER', 35, 0.7, 0.6));
  } else if (role === 'soldier' && random.chance(0.6)) {
    add(other(side === 1 ? 'WS_PANZERFAUST' : 'WS_BAZOOKA', 50, 0.5, 0.8), bullet(own, 30));
  } else if (role === 'soldier') {
    add(random.chance(0.3) ? other('WS_FLAMETHROWER', 40, 8, 0.3) : bullet(side === 1 ? 'WS_MG42' : 'WS_BROWNING', 50));
    if (random.chance(0.2)) add(other(side === 1 ? 'WS_MORTAR' : 'WS_MORTAR2', 30, 1.5, 0.3));
  } else {
    add(bullet(own, 78));
  }

  add(other('WS_GRENADE', 9, 0.8, 0.32));
  if (random.chance(0.6) && role !== 'covert') add(bullet(enemy, 12));
  if (random.chance(0.45)) add(bullet(pistol, 4));
  if (random.chance(0.5)) add(other(knife, 0.3, 0.4, 0.02));
  if (role === 'medic') add(other('WS_SYRINGE', 0, 0.35, 0.9));
  if (role === 'engineer') add(other('WS_DYNAMITE', 0.5, 0.2, 0.02));
  if (role === 'engineer' && random.chance(0.2)) add(other('WS_LANDMINE', 2, 0.4, 0.3));
  if (role === 'fieldops') add(other('WS_AIRSTRIKE', 3, 0.15, 0.5), other('WS_ARTILLERY', 2, 0.1, 0.3));
  if (role === 'covert' && random.chance(0.3)) add(other('WS_SATCHEL', 2, 0.15, 0.1));
  if (role === 'engineer' && side === 1 && random.chance(0.08)) add(bullet('WS_MP34', 10));
  return carried;
}
