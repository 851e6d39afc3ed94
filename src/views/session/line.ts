import type { ListedSession } from '../../db/queries/session-list.ts';
import { timestamp } from '../../discord/markup.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../display-width.ts';
import { formatDuration } from '../durations.ts';
import { scoreLine, teamName } from '../team-names.ts';
import { mapsIn, secondsOf, shortDuration, spanOf } from './heading.ts';

/** The graphemes of a team's name; fewer where the line is too long. */
const teamLengths = [14, 11, 8] as const;

interface LineOptions {
  today: string;
  /** Whether the line says when the session began. It tells sessions of one day apart. */
  withTime: boolean;
}

/**
 * Returns `**Nov 27** · 2 h 11 · 7 maps · Team A **10** : 4 Team B`. The day and the score are always there; between them stands
 * what fits on one line of a phone.
 */
export function sessionLine(session: ListedSession, { today, withTime }: LineOptions, locale: Locale): string {
  const { texts } = locale;
  const { from } = spanOf(session.rounds);
  const day = `**${texts.sessions.shortDay(session.day, today)}**${withTime ? ` ${timestamp(from, 't')}` : ''}`;
  const tooLong = (text: string) => widthOf(text) > lineWidth;
  const result = sessionResult(session);
  let score = '';
  for (const length of teamLengths) {
    score = scoreOf(result, length, locale);
    if (!tooLong(`${day} · ${score}`)) break;
  }
  const details = [shortDuration(secondsOf(session.rounds), locale), ...countsOf(session, locale)];
  const write = () => [day, ...details, score].join(' · ');
  while (details.length > 0 && tooLong(write())) details.pop();
  return write();
}

/** Returns `2 h 11 min · 7 maps · 12 players`, for a select menu. */
export function sessionSize(session: ListedSession, locale: Locale): string {
  return [formatDuration(secondsOf(session.rounds), locale), ...countsOf(session, locale)].join(' · ');
}

function countsOf({ rounds, players }: ListedSession, { texts }: Locale): string[] {
  return [texts.common.maps(mapsIn(rounds)), texts.common.players(players)];
}

function scoreOf({ teams, score }: ReturnType<typeof sessionResult>, teamLength: number, locale: Locale): string {
  const { teamsChanged, noMapDecided } = locale.texts.sessions;
  if (teams.mixed) return teamsChanged;
  if (score.winner === null) return noMapDecided;
  const scored = teams.teams.map((team, position) => {
    const points = score.points[position] ?? 0;
    return {
      name: teamName(team, position, locale, teamLength),
      points: position === score.winner ? `**${points}**` : points,
    };
  });
  return scoreLine(scored);
}
