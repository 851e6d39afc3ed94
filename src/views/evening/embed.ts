import type { APIEmbed } from 'discord-api-types/v10';
import type { Session } from '../../db/queries/session.ts';
import { colour } from '../../discord/reply.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatDuration } from '../durations.ts';
import { inLines } from '../in-lines.ts';
import { mapsIn, secondsOf, verdict } from '../session/heading.ts';
import { eveningLines } from './lines.ts';

interface Shown {
  /** Today, `YYYY-MM-DD`. */
  today: string;
  image: APIEmbed['image'];
}

/** Returns the message about an evening: score, date, maps and duration, then what is news about it, with its picture. */
export function eveningEmbed(session: Session, { today, image }: Shown, locale: Locale): APIEmbed {
  const { sessions, common } = locale.texts;
  const { rounds } = session;
  const result = sessionResult(session);
  const { teams, mixed } = result.teams;
  const isScored = !mixed && teams.length > 1 && result.score.winner !== null;
  const day = sessions.weekdayAndDay(session.day, today);
  const why = isScored ? [] : [mixed ? sessions.teamsChanged : sessions.noMapDecided];
  const size = [common.maps(mapsIn(rounds)), formatDuration(secondsOf(rounds), locale)];
  const voided = rounds.filter(({ isValid }) => !isValid).length;
  return {
    title: isScored ? verdict(result, locale, '🌙 ') : `🌙 ${day}`,
    description: [
      ...inLines([...(isScored ? [day] : []), ...size, ...why]),
      ...(voided > 0 ? [sessions.notCounted(voided, rounds.length)] : []),
      '',
      ...eveningLines(session, locale),
    ].join('\n'),
    footer: { text: sessions.views.evening.legend },
    ...(image && { image }),
    color: colour,
  };
}
