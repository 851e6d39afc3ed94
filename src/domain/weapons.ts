interface Weapon {
  /** The stored name: the game's name with the prefix `WS_`. */
  name: string;
  label: string;
  /** Whether the weapon counts for accuracy and headshot percentage. */
  bullets: boolean;
}

const weapon = (name: string, label: string, bullets = false): Weapon => ({ name: `WS_${name}`, label, bullets });

/** All weapons in the order of the round file's mask bits. */
export const weapons: readonly Weapon[] = [
  weapon('KNIFE', 'Knife'),
  weapon('KNIFE_KBAR', 'Ka-Bar'),
  weapon('LUGER', 'Luger', true),
  weapon('COLT', 'Colt', true),
  weapon('MP40', 'MP 40', true),
  weapon('THOMPSON', 'Thompson', true),
  weapon('STEN', 'Sten', true),
  weapon('FG42', 'FG 42', true),
  weapon('PANZERFAUST', 'Panzerfaust'),
  weapon('BAZOOKA', 'Bazooka'),
  weapon('FLAMETHROWER', 'Flamethrower'),
  weapon('GRENADE', 'Grenade'),
  weapon('MORTAR', 'Mortar'),
  weapon('MORTAR2', 'Granatwerfer'),
  weapon('DYNAMITE', 'Dynamite'),
  weapon('AIRSTRIKE', 'Airstrike'),
  weapon('ARTILLERY', 'Artillery'),
  weapon('SATCHEL', 'Satchel'),
  weapon('GRENADELAUNCHER', 'Rifle grenade'),
  weapon('LANDMINE', 'Landmine'),
  weapon('MG42', 'MG 42', true),
  weapon('BROWNING', 'Browning', true),
  weapon('CARBINE', 'Carbine', true),
  weapon('KAR98', 'Kar 98', true),
  weapon('GARAND', 'Garand', true),
  weapon('K43', 'K 43', true),
  weapon('MP34', 'MP 34', true),
  weapon('SYRINGE', 'Syringe'),
];

const bulletWeapons = new Set(weapons.filter(({ bullets }) => bullets).map(({ name }) => name));

/** Whether the weapon counts for accuracy. Those that hit several players at once, or without a shot, do not. */
export const firesBullets = (name: string) => bulletWeapons.has(name);

const labels = new Map(weapons.map(({ name, label }) => [name, label]));

/** Returns what players call the weapon. An unknown name only loses its prefix. */
export function weaponLabel(name: string): string {
  return labels.get(name) ?? name.replace(/^WS_/, '');
}
