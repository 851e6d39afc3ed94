import { sums } from './formula.ts';

/**
 * Names of figures: the sums of the catalogue and the other counters of a player's round. Players type these names and formulas use them,
 * so they are spelled like the database columns. All other columns are written in camelCase outside db/.
 */
export const figures: ReadonlySet<string> = new Set([
  ...sums,
  'objectives_stolen',
  'objectives_returned',
  'double_kills',
  'triple_kills',
  'quad_kills',
  'multi_kills',
  'mega_kills',
  'kill_steals',
  'tank_meatshield',
  'death_spree_worst',
  'team_damage_received',
  'team_gibs',
  'time_played_seconds',
]);
