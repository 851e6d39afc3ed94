import type { Score, ScoredRound } from './score.ts';
import { matchesOf, sessionScore } from './score.ts';
import type { SideRow } from './sides.ts';
import { sidesByRound } from './sides.ts';
import type { Roster, Teams } from './teams.ts';
import { findTeams } from './teams.ts';

/** A gaming session, as far as its result needs it. */
export interface PlayedSession {
  /** All rounds of the session. Those that do not count are ignored. */
  rounds: readonly (ScoredRound & { isValid: boolean })[];
  sides: readonly SideRow[];
  rosters: readonly Roster[];
}

export interface SessionResult {
  teams: Teams;
  score: Score;
}

/**
 * Returns the teams of a session and what each team won. If a date has two sessions, its roster applies to those in which one of its
 * players played.
 */
export function sessionResult({ rounds, sides, rosters }: PlayedSession): SessionResult {
  const played = new Set(sides.map(({ guid }) => guid));
  const applying = rosters.filter(({ guids }) => guids.length === 0 || guids.some((guid) => played.has(guid)));
  const byRound = sidesByRound(sides);
  const teams = findTeams(byRound, applying);
  const matches = matchesOf(rounds.filter(({ isValid }) => isValid));
  return { teams, score: sessionScore(matches, byRound, teams.teams) };
}
