import type { ScoredMatch } from '../../domain/score.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Team } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { scoreLine, teamName } from '../team-names.ts';

/**
 * Returns `2 : 0` in the order of the session's teams, or `Team A 2 : 0 Team C` where it has more than two. Returns an empty text if the
 * map was not decided between two teams.
 */
export function mapScore({ teams: playing, result }: ScoredMatch, teams: readonly Team[], locale: Locale): string {
  const points = result?.points;
  if (!playing || !points || teams.length === 0) return '';
  const scored = inOrder(playing).map((place) => {
    const position = playing[place] ?? 0;
    return { name: teamName(teams[position] ?? { name: null }, position, locale, 12), points: points[place] ?? 0 };
  });
  return teams.length === 2 ? scored.map((one) => one.points).join(' : ') : scoreLine(scored);
}

/**
 * Returns `**5:38** / 6:30`: each team's time as attackers in the order of the score, the winner's in bold. Without two teams it is the
 * order in which they attacked.
 */
export function mapTimes({ teams: playing, result }: ScoredMatch, teams: readonly Team[], locale: Locale): string {
  const { sessions } = locale.texts;
  if (!result) return sessions.oneRoundOnly(2);
  const times = [
    roundOutcome(result.round1, locale, { withLimit: true }),
    result.round2 ? roundOutcome(result.round2, locale) : sessions.notPlayed,
  ].map((time, place) => {
    const [own, other] = [result.points?.[place], result.points?.[1 - place]];
    return own !== undefined && other !== undefined && own > other ? `**${time}**` : time;
  });
  if (playing && teams.length > 0)
    return inOrder(playing)
      .map((place) => times[place])
      .join(' / ');
  return `${sessions.firstAttack} ${times[0]} · ${sessions.secondAttack} ${times[1]}`;
}

/** Returns the places of the first and the second attackers in the order of the teams. */
const inOrder = ([first, second]: readonly [number, number]) => (first < second ? [0, 1] : [1, 0]);

/** Describes how a round ended for its attackers: `7:42`, `not in time (10:00)`. The limit of round 2 is the time of round 1. */
export function roundOutcome(
  { attackersWon, seconds, limit, certain }: RoundResult,
  { texts }: Locale,
  { withLimit = false } = {},
): string {
  const { unknownResult, notInTime, notInTimeOf, inTime } = texts.sessions;
  if (!certain) return unknownResult;
  if (!attackersWon) return limit === null || !withLimit ? notInTime : notInTimeOf(formatClock(limit));
  return seconds === null ? inTime : formatClock(seconds);
}
