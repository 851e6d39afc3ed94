import { nameInText } from '../../discord/escape.ts';
import { closeSeconds } from '../../domain/how-won.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import type { SessionResult } from '../../domain/session-result.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { inLines } from '../in-lines.ts';

/** The most lines of a phone for the maps. */
const mostLines = 3;
const mapNameLength = 16;

/** Who won a map, in the colours of the picture: the teams by their position, a draw, and what nobody knows. */
const winners = { teams: ['🟦', '🟥', '🟪', '🟫'], draw: '⬜', unknown: '▫️' } as const;

/**
 * Returns `🟦 supply 7:12–9:40 · 🟥 adlernest 4:10–held` in playing order: the winner's colour and time, then the loser's. Where there are many
 * maps they say less, and then the first ones are left out.
 */
export function mapLines({ teams: { teams, mixed }, score }: SessionResult, locale: Locale): string[] {
  const isKnown = !mixed && teams.length > 1;
  const write = (details: 'both' | 'winner' | 'none') =>
    score.matches.map((match) => {
      const words = details === 'none' ? [] : outcome(match, locale, details === 'both');
      return [...(isKnown ? [signOf(match)] : []), nameInText(match.mapName, mapNameLength), ...words].join(' ');
    });
  const fullest = [write('both'), write('winner')].find((parts) => inLines(parts).length <= mostLines);
  const parts = fullest ?? write('none');
  let left = 0;
  const shown = () => inLines(left === 0 ? parts : ['…', ...parts.slice(left)]);
  while (shown().length > mostLines) left += 1;
  return shown();
}

function signOf({ teams: playing, result }: ScoredMatch): string {
  const points = result?.points;
  if (!playing || !points) return winners.unknown;
  if (points[0] === points[1]) return winners.draw;
  return winners.teams[playing[points[0] > points[1] ? 0 : 1]] ?? winners.unknown;
}

/** Returns how a map went. Nothing while a round is missing. */
function outcome({ result }: ScoredMatch, locale: Locale, isFull: boolean): string[] {
  const { points, round1, round2 } = result ?? {};
  if (!points || !round1 || !round2) return [];
  const [winner, loser] = points[0] >= points[1] ? [round1, round2] : [round2, round1];
  if (points[0] === points[1]) return [time(round1, locale)];
  if (!isFull) return [time(winner, locale)];
  const isClose = winner.seconds !== null && loser.seconds !== null && loser.seconds - winner.seconds <= closeSeconds;
  if (isClose) return [locale.texts.posts.by(formatClock((loser.seconds ?? 0) - (winner.seconds ?? 0)))];
  return [`${time(winner, locale)}–${time(loser, locale)}`];
}

function time({ certain, attackersWon, seconds }: RoundResult, { texts }: Locale): string {
  if (!certain) return '?';
  if (!attackersWon) return texts.sessions.pictures.held;
  return seconds === null ? texts.sessions.inTime : formatClock(seconds);
}
