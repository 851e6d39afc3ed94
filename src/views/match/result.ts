import type { MatchData } from '../../db/queries/match.ts';
import { roundsOf } from '../../db/queries/match.ts';
import { nameInText } from '../../discord/escape.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Team } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { inLines } from '../in-lines.ts';
import { scoreLine, teamName } from '../team-names.ts';

const mapNameLength = 20;
/** The graphemes of a team's name in the title, and in the line of the outcome. */
const teamNameLength = { title: 14, line: 11 } as const;

/** The result of one match as the session's teams see it. */
export interface MatchResult {
  match: ScoredMatch;
  /** The team that attacked first and the one that attacked second, with their position among the session's. Null if nothing tells them. */
  teams: readonly [Side, Side] | null;
}

/** A team in a match. */
export interface Side {
  team: Team;
  position: number;
}

/** Returns the result of a match. Undefined if none of its rounds counts. */
export function matchResult(data: MatchData): MatchResult | undefined {
  const { teams, score } = sessionResult(data);
  const match = score.matches.find(({ matchId }) => matchId === data.matchId);
  if (!match) return undefined;
  const [first, second] = (match.teams ?? []).map((position) => ({ team: teams.teams[position], position }));
  const known = !teams.mixed && first?.team && second?.team;
  return { match, teams: known ? [first as Side, second as Side] : null };
}

/** Returns `🗺️ supply · Alpha 2 : 0 Bravo`, or the map alone where no team has points. */
export function matchTitle(data: MatchData, locale: Locale, result = matchResult(data)): string {
  const map = `🗺️ ${nameInText(roundsOf(data)[0]?.mapName, mapNameLength)}`;
  const { match, teams = null } = result ?? {};
  const points = match?.result?.points;
  if (!teams || !points) return map;
  const scored = inOrder(teams).map((place) => {
    const { team, position } = teams[place];
    return { name: teamName(team, position, locale, teamNameLength.title), points: points[place] };
  });
  return `${map} · ${scoreLine(scored)}`;
}

/** Returns the places of the first and the second attackers in the order of the session's teams. */
export const inOrder = ([first, second]: readonly [Side, Side]): (0 | 1)[] =>
  first.position < second.position ? [0, 1] : [1, 0];

/** Returns who needed how long and the deciding difference, and which rounds do not count or are missing. */
export function outcomeLines(data: MatchData, locale: Locale, result = matchResult(data)): string[] {
  const { posts } = locale.texts;
  const rounds = roundsOf(data);
  const voided = rounds.filter(({ isValid }) => !isValid).map(({ roundNumber }) => roundNumber);
  const notes = voided.length === rounds.length ? [posts.noRoundCounts] : voided.map(posts.doesNotCount);
  if (!result) return notes;
  return [...(result.match.result ? ofAttacks(result, locale) : [posts.onlyRound2]), ...notes];
}

function ofAttacks({ match: { result }, teams }: MatchResult, locale: Locale): string[] {
  const { posts } = locale.texts;
  if (!result) return [];
  const { round1, round2, points } = result;
  const called = (place: 0 | 1) => {
    const side = teams?.[place];
    return side && teamName(side.team, side.position, locale, teamNameLength.line);
  };
  if (!round2) return [posts.afterRound1(called(0), toBeat(round1, locale))];
  if (isDraw(round1, round2)) {
    return [posts.bothHeld(round1.limit === null ? undefined : formatClock(round1.limit))];
  }
  const attacks = ([0, 1] as const).map((place) => {
    const outcome = outcomeOf(place === 0 ? round1 : round2, locale, { withLimit: place === 0 });
    const won = (points?.[place] ?? 0) > (points?.[1 - place] ?? 0);
    const name =
      called(place) ?? (place === 0 ? locale.texts.sessions.firstAttack : locale.texts.sessions.secondAttack);
    return `${name} ${won ? `**${outcome}**` : outcome}`;
  });
  const inOrderOfTeams = (teams ? inOrder(teams) : [0, 1]).map((place) => attacks[place] ?? '');
  return inLines([...inOrderOfTeams, ...margin(round1, round2, locale)]);
}

const isDraw = (round1: RoundResult, round2: RoundResult) =>
  round1.certain && round2.certain && !round1.attackersWon && !round2.attackersWon;

/** Returns how much earlier the second attackers were than the first, if both came through. */
function margin(round1: RoundResult, round2: RoundResult, { texts }: Locale): string[] {
  if (round1.seconds === null || round2.seconds === null || round1.seconds <= round2.seconds) return [];
  return [texts.posts.by(formatClock(round1.seconds - round2.seconds))];
}

/** Describes how a round ended for its attackers: `in 7:12`, `not in time (10:00)`. */
function outcomeOf(
  { attackersWon, seconds, limit, certain }: RoundResult,
  { texts }: Locale,
  { withLimit = false } = {},
) {
  const { unknownResult, notInTime, notInTimeOf, inTime } = texts.sessions;
  if (!certain) return unknownResult;
  if (!attackersWon) return limit === null || !withLimit ? notInTime : notInTimeOf(formatClock(limit));
  return seconds === null ? inTime : texts.posts.inSeconds(formatClock(seconds));
}

/** Describes round 1 for those who attack next: `7:12 to beat`, `not in time (10:00)`. */
function toBeat(round1: RoundResult, locale: Locale): string {
  const { certain, attackersWon, seconds } = round1;
  if (!certain || !attackersWon || seconds === null) return outcomeOf(round1, locale, { withLimit: true });
  return locale.texts.posts.toBeat(formatClock(seconds));
}
