import type { Formula, Totals } from './formula.ts';
import { evaluate, sum } from './formula.ts';
import type { Trust } from './statistics.ts';
import { statistic } from './statistics.ts';

/** One step of an achievement. */
export interface Tier {
  threshold: number;
  name: string;
}

/** An achievement, in tiers. The help text and the results both read this table. */
export interface Achievement {
  key: string;
  label: string;
  badge: string;
  formula: Formula;
  trust: Trust;
  /** Rounds a player needs before the achievement counts. */
  minimumRounds: number;
  /** Lowest first. */
  tiers: readonly Tier[];
}

type Details = Pick<Achievement, 'label' | 'badge'> & Partial<Achievement>;
type Steps = readonly (readonly [threshold: number, name: string])[];

/** Returns an achievement. Its formula is that of the statistic `key`, unless the details contain one. */
function achievement(key: string, details: Details, ...steps: Steps): Achievement {
  const { formula, trust } = details.formula ? { formula: details.formula, trust: legacyLow } : statistic(key);
  const tiers = steps.map(([threshold, name]) => ({ threshold, name }));
  return { key, formula, trust, minimumRounds: 0, tiers, ...details };
}

const legacyLow: Trust = 'legacy-low';

export const achievements: readonly Achievement[] = [
  achievement(
    'kills',
    { label: 'Kills', badge: '🎯' },
    [100, 'First Blood Century'],
    [500, 'Killing Machine'],
    [1000, 'Thousand Killer'],
    [2500, 'Elite Warrior'],
    [5000, 'Death Incarnate'],
    [10_000, 'Legendary Slayer'],
  ),
  achievement(
    'games',
    { label: 'Rounds', badge: '🎮' },
    [10, 'Getting Started'],
    [50, 'Regular Player'],
    [100, 'Dedicated Gamer'],
    [250, 'Community Veteran'],
    [500, 'Hardcore Legend'],
    [1000, 'Ultimate Champion'],
  ),
  achievement(
    'kd',
    { label: 'K/D', badge: '⚖️', minimumRounds: 20 },
    [1, 'Balanced Fighter'],
    [1.5, 'Above Average'],
    [2, 'Elite Killer'],
    [3, 'Unstoppable'],
  ),
  achievement(
    'revives',
    { label: 'Revives given', badge: '💉' },
    [100, 'Field Medic'],
    [1000, 'Lifesaver'],
    [10_000, 'Miracle Worker'],
  ),
  achievement(
    'times_revived',
    { label: 'Times revived', badge: '♻️', formula: sum('times_revived') },
    [50, 'Back on Your Feet'],
    [500, 'Nine Lives'],
    [5000, 'Immortal'],
  ),
  achievement(
    'dynamites',
    { label: 'Dynamites planted', badge: '💣' },
    [50, 'Sapper'],
    [500, 'Demolition Expert'],
    [5000, 'Master Blaster'],
  ),
  achievement(
    'dynamites_defused',
    { label: 'Dynamites defused', badge: '🛡️', formula: sum('dynamites_defused') },
    [50, 'Wire Cutter'],
    [500, 'Bomb Disposal'],
    [5000, 'Guardian Angel'],
  ),
  achievement(
    'objectives',
    { label: 'Objectives stolen or returned', badge: '🚩' },
    [25, 'Runner'],
    [250, 'Courier'],
    [2500, 'Objective Legend'],
  ),
];

/** A player's progress in one achievement. */
export interface Progress {
  achievement: Achievement;
  value: number;
  /** Tier reached, from 1. It is 0 below the first tier and while the player lacks rounds. */
  level: number;
  tier: Tier | null;
  /** The next tier, and how much is missing. Null at the top tier. */
  next: (Tier & { missing: number }) | null;
  /** Rounds the player still has to play before the achievement counts. */
  missingRounds: number;
}

/** Returns a player's progress in every achievement, in the order of the table. */
export function progressOf(totals: Totals): Progress[] {
  return achievements.map((item) => {
    const value = evaluate(item.formula, totals) ?? 0;
    const missingRounds = Math.max(0, item.minimumRounds - totals.rounds);
    const level = missingRounds > 0 ? 0 : item.tiers.filter(({ threshold }) => value >= threshold).length;
    const next = item.tiers[level];
    return {
      achievement: item,
      value,
      level,
      tier: item.tiers[level - 1] ?? null,
      next: next ? { ...next, missing: Math.max(0, next.threshold - value) } : null,
      missingRounds,
    };
  });
}
