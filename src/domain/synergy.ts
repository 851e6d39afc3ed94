/** Sums over a player's counted rounds: all of them, or those on the same side as a partner. */
export interface PlayRecord {
  rounds: number;
  /** Rounds whose map has a result (see winningSide), and how many of them the player won. */
  decided: number;
  won: number;
  kills: number;
  deaths: number;
}

/** Two players, with their sums over all rounds and over the rounds in which they stood on the same side. */
export interface PairRecord {
  a: string;
  b: string;
  total: { a: PlayRecord; b: PlayRecord };
  together: { a: PlayRecord; b: PlayRecord };
}

/** How playing together changes two players' results. */
export interface Synergy {
  a: string;
  b: string;
  /** Rounds on the same side. */
  rounds: number;
  /** Share of decided rounds won. `apart` is the mean of both players' rounds without the other. Null without a decided round. */
  winRate: { together: number | null; apart: number | null };
  /** Relative change of K/D when together, for each player. Null if the player has no K/D apart to compare with. */
  boost: { a: number | null; b: number | null };
  score: number;
  /** Confidence from 0 to 1, which is 1 from 50 rounds together. */
  confidence: number;
  /** score · confidence. Rankings sort by it. */
  weighted: number;
  rating: Rating;
  /** Whether both players have enough rounds apart to rank. */
  ranks: boolean;
}

export type Rating = 'excellent' | 'good' | 'positive' | 'neutral' | 'poor';

/** Rounds on the same side that a pair needs for a synergy. Also the rounds apart that a pair needs to rank. */
export const leastTogether = 10;
export const leastApart = 10;

const fullConfidence = 50;
const weights = { win: 0.6, boost: 0.4 };
/** Tolerance for binary fractions: 0.6 · (0.55 − 0.5) is slightly more than 0.03 in binary. */
const rounding = 1e-9;
const ratings: readonly (readonly [above: number, rating: Rating])[] = [
  [0.15, 'excellent'],
  [0.08, 'good'],
  [0.03, 'positive'],
  [-0.03, 'neutral'],
];

/** Returns the synergy of two players. Undefined below 10 rounds on the same side. An unknown term counts as 0. (Source: formulas.md) */
export function synergyOf({ a, b, total, together }: PairRecord): Synergy | undefined {
  const rounds = together.a.rounds;
  if (rounds < leastTogether) return undefined;
  const apart = apartOf({ total, together });
  const winRate = {
    together: rate(together.a),
    apart: mean([rate(apart.a), rate(apart.b)]),
  };
  const boost = { a: boostOf(together.a, apart.a), b: boostOf(together.b, apart.b) };
  const win = winRate.together === null || winRate.apart === null ? 0 : winRate.together - winRate.apart;
  const score = weights.win * win + weights.boost * (mean([boost.a, boost.b]) ?? 0);
  const confidence = Math.min(rounds / fullConfidence, 1);
  return {
    a,
    b,
    rounds,
    winRate,
    boost,
    score,
    confidence,
    weighted: score * confidence,
    rating: ratings.find(([above]) => score - above > rounding)?.[1] ?? 'poor',
    ranks: apart.a.rounds >= leastApart && apart.b.rounds >= leastApart,
  };
}

/** Returns the pairs that rank, sorted by score · confidence, best first. */
export function rankPairs(pairs: readonly PairRecord[]): Synergy[] {
  return pairs
    .flatMap((pair) => synergyOf(pair) ?? [])
    .filter(({ ranks }) => ranks)
    .sort((x, y) => y.weighted - x.weighted || y.rounds - x.rounds);
}

/** Returns each player's sums over rounds without the other on the same side. */
export function apartOf({ total, together }: Pick<PairRecord, 'total' | 'together'>): { a: PlayRecord; b: PlayRecord } {
  return { a: less(total.a, together.a), b: less(total.b, together.b) };
}

function less(all: PlayRecord, part: PlayRecord): PlayRecord {
  return {
    rounds: all.rounds - part.rounds,
    decided: all.decided - part.decided,
    won: all.won - part.won,
    kills: all.kills - part.kills,
    deaths: all.deaths - part.deaths,
  };
}

const rate = ({ decided, won }: PlayRecord) => (decided > 0 ? won / decided : null);

/** Returns kills per death. Without a death, returns the kills. */
export const kd = ({ kills, deaths }: Pick<PlayRecord, 'kills' | 'deaths'>) => (deaths > 0 ? kills / deaths : kills);

function boostOf(together: PlayRecord, apart: PlayRecord): number | null {
  const without = kd(apart);
  return without > 0 ? (kd(together) - without) / without : null;
}

/** Returns the mean of the known values. Null if there is none. */
function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
