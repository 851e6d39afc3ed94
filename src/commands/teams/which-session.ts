import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamAnswer, TeamSession } from '../../db/queries/session-teams.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { translate } from '../../texts/replies.ts';
import type { Context } from '../context.ts';
import { today } from '../shared/session-selector.ts';

/** Returns the reply when no session was found. */
export function noSession(selector: SessionSelector, { ofDay, before, after }: TeamAnswer, context: Context): Reply {
  if ('address' in selector) return ephemeral(translate(context, 'outOfDate'));
  if ('newest' in selector) return ephemeral(translate(context, 'noRounds'));
  const date = selector.day;
  if (ofDay > 0)
    return ephemeral(`${translate(context, 'fewerSessions', { date, count: String(ofDay) })} ${numbers(ofDay)}`);
  const near = [before, after].filter((day) => day !== null).map((day) => `\`${day}\``);
  const why = translate(context, date > today(context) ? 'futureDate' : 'noSessionOn', {
    date,
  });
  return ephemeral(near.length > 0 ? `${why} ${near.join(' · ')}` : translate(context, 'noRounds'));
}

const numbers = (count: number) =>
  Array.from({ length: Math.min(count, 9) }, (_, index) => `\`${index + 1}\``).join(' · ');

/** Returns "Day, from to", from the start of the first round to the end of the last. Adds the session's number if its day has several. */
export function whenPlayed({ rounds, number, of }: TeamSession): string {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (!first || !last) return '';
  const from = new Date(first.playedAt.getTime() - (first.durationSeconds ?? 0) * 1000);
  const which = of > 1 ? ` · session ${number} of ${of} of that day` : '';
  return `${timestamp(from, 'D')}, ${timestamp(from, 't')} to ${timestamp(last.playedAt, 't')}${which}`;
}
