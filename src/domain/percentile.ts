import type { Formula } from './formula.ts';
import { per } from './formula.ts';
import { statistic } from './statistics.ts';

/** A figure by which players are placed within the community. More is better. */
export interface Axis {
  key: 'kd' | 'dpm' | 'accuracy' | 'headshots' | 'revives' | 'survival';
  formula: Formula;
}

const ofCatalogue = (key: 'kd' | 'dpm' | 'accuracy' | 'survival'): Axis => ({ key, formula: statistic(key).formula });

/** Rates alone, because a total would say how much somebody has played. Ones for shooting, one for helping, and one for staying alive. */
export const axes: readonly Axis[] = [
  ofCatalogue('kd'),
  ofCatalogue('dpm'),
  ofCatalogue('accuracy'),
  { key: 'headshots', formula: per(100, 'bullet_headshots', ['bullet_hits']) },
  { key: 'revives', formula: per(1, 'revives_given', ['rounds']) },
  ofCatalogue('survival'),
];

/** The fewest players among whom a percentile is shown. */
export const fewestInCommunity = 5;

/**
 * Returns the percentage of the others that a player surpasses. Half of those with the same value count. `balance` is the share of others who
 * have less minus the share of those who have more.
 */
export const percentileOf = (balance: number): number => Math.round(50 * (1 + balance));
