import type { GameMap } from './maps.ts';
import type { Participant, Tally } from './tally.ts';
import type { Carried, PlayerClass, Side } from './weapons.ts';

export interface RoundSetup {
  readonly map: GameMap;
  readonly axis: readonly Participant[];
  readonly allies: readonly Participant[];
  /** Seconds really played. */
  readonly seconds: number;
  /** The side that must hold. */
  readonly defender: Side;
  /** Whether the attackers reached the objective. */
  readonly attackersWon: boolean;
}

/** A participant during a round. */
export interface Fighter {
  readonly tally: Tally;
  readonly role: PlayerClass;
  readonly carried: readonly Carried[];
  readonly shares: readonly number[];
  readonly damage: Map<string, number>;
  chain: number;
  lastKill: number;
  spree: number;
  deathRun: number;
}
