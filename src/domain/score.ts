import type { SidesByRound } from './sides.ts';
import { isSide, otherSide } from './sides.ts';
import type { MapResult, StopwatchRound } from './stopwatch.ts';
import { mapResult } from './stopwatch.ts';

/** A counted round of a session. `round` is the key of its players in {@link SidesByRound}. */
export interface ScoredRound extends StopwatchRound {
  round: number;
  matchId: string;
  mapName: string;
}

/** One map of a session: its rounds and its result. */
export interface Match {
  matchId: string;
  mapName: string;
  /** The `round` of round 1 and of round 2. Null if it was not played or does not count. */
  rounds: readonly [number | null, number | null];
  /** The result. Null without a round 1. */
  result: MapResult | null;
}

/** A match with the teams that played it. */
export interface ScoredMatch extends Match {
  /**
   * Positions in the list of teams: the team that attacked first, then the one that attacked second. Null if the rosters do not decide it.
   */
  teams: readonly [number, number] | null;
}

export interface Score {
  /** Points per team, in the order of the teams. */
  points: number[];
  /** Position of the team with most points. Null while no map is decided. */
  winner: number | 'tie' | null;
  matches: ScoredMatch[];
}

/** Returns the matches of a session in playing order. Only counted rounds are used. */
export function matchesOf(rounds: readonly ScoredRound[]): Match[] {
  const inOrder = rounds.toSorted((a, b) => a.round - b.round);
  return [...Map.groupBy(inOrder, ({ matchId }) => matchId)].map(([matchId, played]) => {
    const [first, second] = [1, 2].map((number) => played.find(({ roundNumber }) => roundNumber === number));
    return {
      matchId,
      mapName: played[0]?.mapName ?? '',
      rounds: [first?.round ?? null, second?.round ?? null],
      result: first ? mapResult(first, second) : null,
    };
  });
}

/**
 * Returns what each team won: 2 points for a map, 1 each for a draw. The sides of most of a team's members in both rounds decide whether
 * the team attacked first. A map gives no points if its two teams cannot be told apart.
 */
export function sessionScore(
  matches: readonly Match[],
  sides: SidesByRound,
  teams: readonly { members: readonly { guid: string }[] }[],
): Score {
  const points = teams.map(() => 0);
  const scored = matches.map((match) => {
    const playing = teamsOf(match, sides, teams);
    for (const [place, team] of playing?.entries() ?? []) {
      points[team] = (points[team] ?? 0) + (match.result?.points?.[place] ?? 0);
    }
    return { ...match, teams: playing };
  });
  const most = Math.max(...points);
  const leaders = [...points.keys()].filter((team) => points[team] === most);
  const [winner = null] = leaders;
  return { points, winner: most > 0 ? (leaders.length > 1 ? 'tie' : winner) : null, matches: scored };
}

function teamsOf(
  { rounds, result }: Match,
  sides: SidesByRound,
  teams: Parameters<typeof sessionScore>[2],
): [number, number] | null {
  const attackers = result?.attackers;
  if (!isSide(attackers)) return null;
  /** How many more members of a team attacked first than second. */
  const leads = teams.map(({ members }) => {
    let lead = 0;
    for (const [position, round] of rounds.entries()) {
      const firstAttackers = position === 0 ? attackers : otherSide(attackers);
      for (const { guid } of members) {
        const side = round === null ? undefined : sides.get(round)?.get(guid);
        if (side) lead += side === firstAttackers ? 1 : -1;
      }
    }
    return lead;
  });
  const [most, least] = [Math.max(...leads), Math.min(...leads)];
  return most > 0 && least < 0 ? [leads.indexOf(most), leads.indexOf(least)] : null;
}
