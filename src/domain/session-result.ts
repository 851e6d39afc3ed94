import type { Score, ScoredRound } from './score.ts';
import { matchesOf, sessionScore } from './score.ts';
import { sidesOfSession } from './session-sides.ts';
import type { RoundSides } from './sides.ts';
import type { Roster } from './team-groups.ts';
import type { Teams } from './teams.ts';
import { findTeams } from './teams.ts';

/** A gaming session, as far as its result needs it. */
export interface PlayedSession {
  /** All rounds of the session. Those that do not count are ignored. */
  rounds: readonly (ScoredRound & { isValid: boolean })[];
  sides: readonly RoundSides[];
  rosters: readonly Roster[];
}

export interface SessionResult {
  teams: Teams;
  score: Score;
}

const known = new WeakMap<PlayedSession, SessionResult>();

/**
 * Returns the teams of a session and what each team won, computed once per session: its heading and its views all need them. If a date has
 * two sessions, its roster applies to those in which one of its players played.
 */
export function sessionResult(session: PlayedSession): SessionResult {
  const result = known.get(session) ?? resultOf(session);
  known.set(session, result);
  return result;
}

function resultOf({ rounds, sides, rosters }: PlayedSession): SessionResult {
  const inSession = sidesOfSession(sides);
  const applying = rosters.filter(
    ({ guids }) => guids.length === 0 || guids.some((guid) => inSession.numbers.has(guid)),
  );
  const teams = findTeams(inSession, applying);
  const matches = matchesOf(rounds.filter(({ isValid }) => isValid));
  return { teams, score: sessionScore(matches, inSession, teams.teams) };
}
