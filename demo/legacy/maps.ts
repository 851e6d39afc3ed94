/** A map as a stopwatch community plays it. */
export interface GameMap {
  readonly name: string;
  /** Time limit of round 1 in seconds. */
  readonly limit: number;
  /** Seconds an attack takes between even teams. */
  readonly attack: number;
  /** What the attackers blow up, carry or build there. */
  readonly dynamite: boolean;
  readonly documents: boolean;
}

export const MAPS: readonly GameMap[] = [
  { name: 'supply', limit: 720, attack: 520, dynamite: true, documents: false },
  { name: 'etl_adlernest', limit: 600, attack: 330, dynamite: true, documents: true },
  { name: 'te_escape2', limit: 720, attack: 290, dynamite: true, documents: true },
  { name: 'sw_goldrush_te', limit: 720, attack: 590, dynamite: true, documents: true },
  { name: 'etl_sp_delivery', limit: 720, attack: 460, dynamite: true, documents: true },
  { name: 'et_brewdog', limit: 600, attack: 240, dynamite: true, documents: false },
  { name: 'etl_frostbite', limit: 600, attack: 270, dynamite: true, documents: true },
  { name: 'erdenberg_t2', limit: 720, attack: 430, dynamite: true, documents: false },
  { name: 'bremen_b3', limit: 720, attack: 380, dynamite: false, documents: true },
  { name: 'braundorf_b4', limit: 600, attack: 400, dynamite: true, documents: false },
  { name: 'radar', limit: 720, attack: 500, dynamite: true, documents: true },
  { name: 'et_ice', limit: 720, attack: 410, dynamite: false, documents: true },
];
