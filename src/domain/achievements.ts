import type { Formula, Totals } from './formula.ts';
import { evaluate, sum } from './formula.ts';
import type { Trust } from './statistics.ts';
import { statistic } from './statistics.ts';

/** An achievement, in tiers. Its name and those of its tiers are in `texts/`. */
export interface Achievement {
  key: AchievementKey;
  badge: string;
  formula: Formula;
  trust: Trust;
  /** Rounds a player needs before the achievement counts. */
  minimumRounds: number;
  /** The values that reach a tier, lowest first. */
  tiers: readonly number[];
}

export type AchievementKey =
  | 'kills'
  | 'games'
  | 'kd'
  | 'revives'
  | 'times_revived'
  | 'dynamites'
  | 'dynamites_defused'
  | 'objectives';

type Details = Pick<Achievement, 'badge'> & Partial<Achievement>;

/** Returns an achievement. Its formula is that of the statistic `key`, unless the details contain one. */
function achievement(key: AchievementKey, details: Details, ...tiers: readonly number[]): Achievement {
  const { formula, trust } = details.formula ? { formula: details.formula, trust: legacyLow } : statistic(key);
  return { key, formula, trust, minimumRounds: 0, tiers, ...details };
}

const legacyLow: Trust = 'legacy-low';

export const achievements: readonly Achievement[] = [
  achievement('kills', { badge: '🎯' }, 100, 500, 1000, 2500, 5000, 10_000),
  achievement('games', { badge: '🎮' }, 10, 50, 100, 250, 500, 1000),
  achievement('kd', { badge: '⚖️', minimumRounds: 20 }, 1, 1.5, 2, 3),
  achievement('revives', { badge: '💉' }, 100, 1000, 10_000),
  achievement('times_revived', { badge: '♻️', formula: sum('times_revived') }, 50, 500, 5000),
  achievement('dynamites', { badge: '💣' }, 50, 500, 5000),
  achievement('dynamites_defused', { badge: '🛡️', formula: sum('dynamites_defused') }, 50, 500, 5000),
  achievement('objectives', { badge: '🚩' }, 25, 250, 2500),
];

/** A player's progress in one achievement. */
export interface Progress {
  achievement: Achievement;
  value: number;
  /** Tier reached, from 1. It is 0 below the first tier and while the player lacks rounds. */
  level: number;
  /** What the next tier asks for, and what is missing to it; null at the top. */
  next: { threshold: number; missing: number } | null;
  /** Rounds the player still has to play before the achievement counts. */
  missingRounds: number;
}

/** Returns a player's progress in every achievement, in the order of the table. */
export function progressOf(totals: Totals): Progress[] {
  return achievements.map((item) => {
    const value = evaluate(item.formula, totals) ?? 0;
    const missingRounds = Math.max(0, item.minimumRounds - totals.rounds);
    const level = missingRounds > 0 ? 0 : item.tiers.filter((threshold) => value >= threshold).length;
    const threshold = item.tiers[level];
    return {
      achievement: item,
      value,
      level,
      next: threshold === undefined ? null : { threshold, missing: Math.max(0, threshold - value) },
      missingRounds,
    };
  });
}
