import type { Unit } from './statistics.ts';

/** An award that the game server gives after a round, in its endstats file. */
export interface GameAward {
  key: GameAwardKey;
  /** What the file calls it. */
  name: string;
  unit: Unit;
}

export type GameAwardKey =
  | 'damage'
  | 'revives'
  | 'spree'
  | 'headshots'
  | 'stolen'
  | 'planted'
  | 'defused'
  | 'returned'
  | 'denied'
  | 'ratio'
  | 'accuracy'
  | 'assists'
  | 'gibs'
  | 'useful'
  | 'grenades'
  | 'deaths';

/** The awards that are shown, those that tell most about a match first. The game has more. In all of them the greatest amount is best. */
export const gameAwards: readonly GameAward[] = [
  { key: 'damage', name: 'Most damage given', unit: 'count' },
  { key: 'revives', name: 'Most revives', unit: 'count' },
  { key: 'stolen', name: 'Most objectives stolen', unit: 'count' },
  { key: 'planted', name: 'Most dynamites planted', unit: 'count' },
  { key: 'spree', name: 'Longest killing spree', unit: 'count' },
  { key: 'headshots', name: 'Highest headshot accuracy', unit: 'percent' },
  { key: 'defused', name: 'Most dynamites defused', unit: 'count' },
  { key: 'returned', name: 'Most objectives returned', unit: 'count' },
  { key: 'denied', name: 'Most playtime denied', unit: 'duration' },
  { key: 'ratio', name: 'Best K/D ratio', unit: 'ratio' },
  { key: 'accuracy', name: 'Highest light weapons accuracy', unit: 'percent' },
  { key: 'assists', name: 'Most kill assists', unit: 'count' },
  { key: 'useful', name: 'Most useful kills (>Half respawn time left)', unit: 'count' },
  { key: 'gibs', name: 'Most corpse gibs', unit: 'count' },
  { key: 'grenades', name: 'Most grenade kills', unit: 'count' },
  { key: 'deaths', name: 'Longest death spree', unit: 'count' },
];

export interface WonAward {
  award: GameAward;
  amount: number;
  /** Everybody who reached the amount, each once. */
  winners: string[];
}

/**
 * Returns the awards of a match. Each round has its own, so an award of a match goes to the best of its rounds. A sum is not
 * possible, because a file names only the winner.
 */
export function awardsOfMatch(given: readonly { award: string; playerGuid: string; amount: number }[]): WonAward[] {
  return gameAwards.flatMap((award) => {
    const ofThis = given.filter(({ award: name }) => name === award.name);
    if (ofThis.length === 0) return [];
    const amount = Math.max(...ofThis.map((one) => one.amount));
    const winners = ofThis.filter((one) => one.amount === amount).map(({ playerGuid }) => playerGuid);
    return [{ award, amount, winners: [...new Set(winners)] }];
  });
}
