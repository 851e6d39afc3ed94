import { nameInText } from '../../discord/escape.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import type { MapResult, RoundResult } from '../../domain/stopwatch.ts';
import type { Teams } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { formatClock } from '../../views/durations.ts';
import { isolate } from '../../views/player-row.ts';

const mapLength = 18;
const leastMapLength = 5;

interface MatchLines {
  lines: string[];
  /** Whether a line has † because its teams are unknown: it names the first attackers first. */
  isInOrderOfAttack: boolean;
}

/**
 * Returns `supply  2 : 0  **5:38** / 6:30` per match, with points and times in the order of the heading, whoever attacked first. The time
 * of the winner is bold. Where there are more than two teams, each line names its own: `supply  A 2 : 0 C  **5:38** / 6:30`.
 */
export function matchLines(matches: readonly ScoredMatch[], teams: Teams, locale: Locale): MatchLines {
  const lines = matches.map((match) => matchLine(teams.mixed ? { ...match, teams: null } : match, teams, locale));
  return { lines, isInOrderOfAttack: lines.some((line) => line.includes('†')) };
}

function matchLine({ mapName, result, teams: playing }: ScoredMatch, { teams }: Teams, locale: Locale): string {
  const { round1Only, round2Only } = locale.texts.teams;
  if (!result) return `${nameInText(mapName, mapLength)}  ${round2Only}`;
  const swapped = playing !== null && playing[0] > playing[1];
  const inOrder = <Value>(pair: readonly [Value, Value]): [Value, Value] =>
    swapped ? [pair[1], pair[0]] : [pair[0], pair[1]];
  const points = result.points ? inOrder(result.points) : undefined;
  const named = teams.length > 2 && playing ? inOrder(playing).map((at) => teamAt(at)) : undefined;
  const score = points?.join(' : ') ?? round1Only;
  const middle = named ? `${named[0]} ${score} ${named[1]}` : score;
  const written = (withLimit: boolean, length = mapLength) => {
    const times = inOrder(timesOf(result, withLimit, locale)).map((time, place) =>
      points && (points[place] ?? 0) > (points[1 - place] ?? 0) ? `**${time}**` : time,
    );
    return `${nameInText(mapName, length)}${playing ? '' : ' †'}  ${middle}  ${times.join(' / ')}`;
  };
  const excess = (line: string) => widthOf(line) - lineWidth;
  const whole = written(true);
  if (excess(whole) <= 0) return whole;
  const shorter = written(false);
  // A character of a map's name is about half an em wide; the ellipsis takes one.
  const kept = Math.min(mapName.length, mapLength) - Math.ceil(excess(shorter) / 0.5) - 1;
  return excess(shorter) <= 0 ? shorter : written(false, Math.max(leastMapLength, kept));

  /** Returns a team's name, or its letter alone. */
  function teamAt(position: number): string {
    const name = teams[position]?.name ?? null;
    return name === null ? String.fromCharCode(65 + (position % 26)) : isolate(nameInText(name, 8));
  }
}

/** Returns the times of the first attack and of the second, which had only as long as the first took. */
function timesOf({ round1, round2 }: MapResult, withLimit: boolean, locale: Locale): [string, string] {
  const { nothing } = locale.texts.common;
  return [timeOf(round1, withLimit, locale), round2 ? timeOf(round2, false, locale) : nothing];
}

function timeOf({ attackersWon, seconds, limit, certain }: RoundResult, withLimit: boolean, locale: Locale): string {
  const { notInTime, notInTimeOf, inTime } = locale.texts.teams;
  if (!certain) return '?';
  if (attackersWon) return seconds === null ? inTime : formatClock(seconds);
  return withLimit && limit !== null ? notInTimeOf(formatClock(limit)) : notInTime;
}
