import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamAnswer, TeamSession } from '../../db/queries/session-teams.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Context } from '../context.ts';
import { today } from '../shared/session-selector.ts';

/** Returns the reply when no session was found. */
export function noSession(selector: SessionSelector, { ofDay, before, after }: TeamAnswer, context: Context): Reply {
  const { caller } = context;
  const { errors, teams } = caller.texts;
  if ('address' in selector || 'matchAddress' in selector) return ephemeral(errors.outOfDate);
  if ('newest' in selector) return ephemeral(errors.noRounds);
  const date = selector.day;
  if (ofDay > 0) {
    const option = `\`${optionName(caller, 'teams show number')}\``;
    return ephemeral(`${teams.fewerSessions(date, ofDay, option)} ${numbers(ofDay)}`);
  }
  const near = [before, after].filter((day) => day !== null).map((day) => `\`${day}\``);
  if (near.length === 0) return ephemeral(errors.noRounds);
  const why = date > today(context) ? teams.futureDate(date) : teams.noSessionOn(date);
  return ephemeral(`${why} ${near.join(' · ')}`);
}

const numbers = (count: number) =>
  Array.from({ length: Math.min(count, 9) }, (_, index) => `\`${index + 1}\``).join(' · ');

/**
 * Returns "Day · from – to", from the start of the first round to the end of the last. If the day has several sessions, adds a line with
 * the session's number.
 */
export function whenPlayed(session: TeamSession, { texts }: Locale): string {
  const { rounds, number, of } = session;
  const last = rounds.at(-1);
  if (!last) return '';
  const which = of > 1 ? `\n${texts.teams.sessionOfDay(number, of)}` : '';
  return `${whenBegun(session)} – ${timestamp(last.playedAt, 't')}${which}`;
}

/** Returns the day and the time at which a session began. */
export function whenBegun({ rounds: [first] }: TeamSession): string {
  if (!first) return '';
  const from = new Date(first.playedAt.getTime() - (first.durationSeconds ?? 0) * 1000);
  return `${timestamp(from, 'd')} · ${timestamp(from, 't')}`;
}
