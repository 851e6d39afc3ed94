import { sums } from './formula.ts';

/**
 * Names of figures: sums of the catalogue, and what else is counted of a player's round. They are keys that players type and formulas
 * are made of, so they stay as their columns are called, while every other column is written in camelCase outside db/.
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
