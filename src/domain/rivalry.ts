/** How often two players killed each other, from the view of one, over the rounds whose endstats name both. */
export interface Duel {
  kills: number;
  deaths: number;
  rounds: number;
}

/**
 * What the opponent is to the player: a nemesis makes at least 70 % of the kills, prey at most 30 %, a rival 40 to 60 %.
 */
export type Rivalry = 'nemesis' | 'prey' | 'rival';

/** The least rounds for a label. */
export const leastMeetings = 5;

/** Returns what the opponent is to the player. Undefined if they met too rarely, or if it is none of these. */
export function rivalryOf({ kills, deaths, rounds }: Duel): Rivalry | undefined {
  const all = kills + deaths;
  if (rounds < leastMeetings || all === 0) return undefined;
  // In whole numbers, because 0.7 is none in binary.
  const tenths = 10 * deaths;
  if (tenths >= 7 * all) return 'nemesis';
  if (tenths <= 3 * all) return 'prey';
  return tenths >= 4 * all && tenths <= 6 * all ? 'rival' : undefined;
}
