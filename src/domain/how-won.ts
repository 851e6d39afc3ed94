import type { ScoredMatch } from './score.ts';
import type { SessionResult } from './session-result.ts';
import type { RoundResult } from './stopwatch.ts';

/** What made a team win a session, in stopwatch terms. */
export type WinningReason =
  | { kind: 'faster'; ownSeconds: number; otherSeconds: number }
  | { kind: 'holds'; own: number; other: number }
  | { kind: 'close'; maps: number };

/** An attack says something about speed from so many attacks a team on, and if it was faster by so many seconds. */
const fewestAttacks = 2;
const leastAheadSeconds = 15;
/** A map is close if both teams came through within so many seconds. */
export const closeSeconds = 15;
const fewestCloseMaps = 2;
/** A map that had gone the other way would have moved the score by so many points. */
const swing = 4;

/**
 * Returns why the winner of two teams won: their attacks took less time, they held to the end more often, or close maps decided. An attack
 * that failed counts with the time it had. Returns nothing where nobody won, and nothing that speaks for the other team.
 */
export function winningReasons({ teams: { teams, mixed }, score }: SessionResult): WinningReason[] {
  const { winner, points, matches } = score;
  if (mixed || teams.length !== 2 || typeof winner !== 'number') return [];
  const decided = matches.filter(({ teams: playing, result }) => playing !== null && result?.points);
  const other = 1 - winner;
  const reasons: WinningReason[] = [];

  const [own, theirs] = [meanSeconds(decided, winner), meanSeconds(decided, other)];
  if (own !== undefined && theirs !== undefined && theirs - own >= leastAheadSeconds)
    reasons.push({ kind: 'faster', ownSeconds: own, otherSeconds: theirs });

  const [ownHolds, theirHolds] = [fullHolds(decided, winner), fullHolds(decided, other)];
  if (ownHolds > theirHolds) reasons.push({ kind: 'holds', own: ownHolds, other: theirHolds });

  const maps = decided.filter((match) => isCloseWin(match, winner)).length;
  const ahead = (points[winner] ?? 0) - (points[other] ?? 0);
  if (maps >= fewestCloseMaps && ahead <= swing * maps) reasons.push({ kind: 'close', maps });
  return reasons;
}

/** Returns the attack of a team on a map. */
function attackOf({ teams: playing, result }: ScoredMatch, team: number): RoundResult | null | undefined {
  return playing?.[0] === team ? result?.round1 : result?.round2;
}

function meanSeconds(matches: readonly ScoredMatch[], team: number): number | undefined {
  const seconds = matches.flatMap((match) => {
    const attack = attackOf(match, team);
    const took = attack?.certain ? (attack.attackersWon ? attack.seconds : attack.limit) : null;
    return took === null ? [] : [took];
  });
  return seconds.length < fewestAttacks ? undefined : seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
}

/** Returns how often a team held a map's whole time. After a round 1 that came through, round 2 lasts only as long as that took. */
function fullHolds(matches: readonly ScoredMatch[], team: number): number {
  return matches.filter((match) => {
    const attack = attackOf(match, 1 - team);
    const isWhole = match.teams?.[0] !== team || !match.result?.round1.attackersWon;
    return attack?.certain && match.result?.round1.certain && !attack.attackersWon && isWhole;
  }).length;
}

function isCloseWin({ teams: playing, result }: ScoredMatch, team: number): boolean {
  const [first, second] = [result?.round1.seconds, result?.round2?.seconds];
  if (playing?.[1] !== team || typeof first !== 'number' || typeof second !== 'number') return false;
  return second < first && first - second <= closeSeconds;
}
