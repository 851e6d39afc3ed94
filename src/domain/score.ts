import { axisLeads, kindsAmong } from './kinds.ts';
import type { SessionSides } from './session-sides.ts';
import { isSide } from './sides.ts';
import type { MapResult, StopwatchRound } from './stopwatch.ts';
import { mapResult } from './stopwatch.ts';

/** A counted round of a session. `round` is the key of its players in {@link SessionSides}. */
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
  sides: SessionSides,
  teams: readonly { members: readonly { guid: string }[] }[],
): Score {
  const points = teams.map(() => 0);
  const leads = teams.map(({ members }) => leadsOf(members, sides));
  const scored = matches.map((match) => {
    const playing = teamsOf(match, sides, leads);
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

function teamsOf(match: Match, sides: SessionSides, all: readonly (readonly number[])[]): [number, number] | null {
  const leads = all.map((one) => attackLead(match, one, sides));
  const [most, least] = [Math.max(...leads), Math.min(...leads)];
  return most > 0 && least < 0 ? [leads.indexOf(most), leads.indexOf(least)] : null;
}

/** Returns how many more of these people stood on Axis than on Allies, by place. */
export function leadsOf(people: readonly { guid: string }[], sides: SessionSides): number[] {
  const guids = people.map(({ guid }) => guid);
  return axisLeads(kindsAmong(guids, sides).values(), sides);
}

/**
 * Returns how many more people attacked first in a match than second, over both rounds, of those whose {@link leadsOf} these are. 0 if nobody
 * knows who attacked.
 */
export function attackLead({ rounds, result }: Match, leads: readonly number[], { places }: SessionSides): number {
  const attackers = result?.attackers;
  if (!isSide(attackers)) return 0;
  const [first, second] = rounds.map((round) => (round === null ? 0 : (leads[places.get(round) ?? -1] ?? 0)));
  const lead = (first ?? 0) - (second ?? 0);
  return attackers === 1 ? lead : -lead;
}
