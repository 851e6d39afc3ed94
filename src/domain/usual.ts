import type { Formula } from './formula.ts';
import { per, ratio } from './formula.ts';
import type { Trust, Unit } from './statistics.ts';
import { statistic } from './statistics.ts';

/** How many of a player's latest evenings (gaming sessions) their usual is the mean of. */
export const eveningsCompared = 10;
/** With fewer evenings a player has no usual. */
export const leastEvenings = 3;
/** Counted rounds that an evening needs to be one of them. */
export const leastRoundsOfAnEvening = 3;

/** A figure of one player that can be compared with the same player's usual, however many rounds either has. */
export interface PersonalFigure {
  key: 'kd' | 'dpm' | 'kills' | 'deaths' | 'accuracy' | 'headshots' | 'revives' | 'gibs';
  formula: Formula;
  unit: Unit;
  trust: Trust;
}

const ofCatalogue = (key: 'kd' | 'dpm' | 'accuracy'): PersonalFigure => {
  const { formula, unit, trust } = statistic(key);
  return { key, formula, unit, trust };
};

const perRound = (key: 'kills' | 'deaths' | 'gibs'): PersonalFigure => ({
  key,
  formula: ratio(key, ['rounds']),
  unit: 'per round',
  trust: 'sound',
});

/** The figures of a player, in the order in which they are shown. */
export const personalFigures: readonly PersonalFigure[] = [
  ofCatalogue('kd'),
  ofCatalogue('dpm'),
  perRound('kills'),
  perRound('deaths'),
  ofCatalogue('accuracy'),
  {
    key: 'headshots',
    formula: per(100, 'bullet_headshots', ['bullet_hits']),
    unit: 'percent',
    trust: statistic('headshots').trust,
  },
  { key: 'revives', formula: ratio('revives_given', ['rounds']), unit: 'per round', trust: statistic('revives').trust },
  perRound('gibs'),
];

/** A player's usual: the mean of each figure over the evenings that have it. */
export interface Usual {
  /** How many evenings were found, at most {@link eveningsCompared}. */
  evenings: number;
  /** Whether some of these evenings have rounds in which figures of trust `legacy-low` are too low. */
  hasLegacyLow: boolean;
  means: Readonly<Record<PersonalFigure['key'], number | null>>;
}

/** Returns the player's usual value of a figure. Null if there are too few evenings, or if its mean would be too low. */
export function usualOf({ evenings, hasLegacyLow, means }: Usual, { key, trust }: PersonalFigure): number | null {
  if (evenings < leastEvenings || (hasLegacyLow && trust === 'legacy-low')) return null;
  return means[key];
}
