/** Why a round does not count. The texts are stored as they are. */
export type InvalidReason =
  | 'match summary'
  | 'no players'
  | 'bot round'
  | 'one side only'
  | 'shorter than 60 s'
  | 'aborted'
  | 'round 1 missing';

/** The reason of a round that only an admin's verdict rules out. */
export const ruledOut = 'ruled out by an admin';

export interface JudgedRound {
  roundNumber: number;
  players: readonly { guid: string; side: number | null }[];
  /** Measured length in seconds. Null if unknown. */
  duration: number | null;
  /** Whether a vote or a map change ended the round. */
  isAborted?: boolean;
  /** Whether the match has a round 1. Only used for a round 2. */
  hasRound1: boolean;
}

const shortest = 60;

/** Returns the first reason, in the order of formulas.md, why a round does not count. Null if it counts. */
export function invalidReason(round: JudgedRound): InvalidReason | null {
  const { roundNumber, players, duration, isAborted, hasRound1 } = round;
  if (roundNumber === 0) return 'match summary';
  if (players.length === 0) return 'no players';
  if (players.some(({ guid }) => isBot(guid))) return 'bot round';
  if (![1, 2].every((side) => players.some((player) => player.side === side))) return 'one side only';
  if (duration !== null && duration < shortest) return 'shorter than 60 s';
  if (isAborted) return 'aborted';
  if (roundNumber === 2 && !hasRound1) return 'round 1 missing';
  return null;
}

/** Returns whether a GUID is a bot's. All bots share one GUID. */
export function isBot(guid: string): boolean {
  return guid.startsWith('OMNIBOT');
}
