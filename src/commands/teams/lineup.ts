import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamSession } from '../../db/queries/session-teams.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { fitLines } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { LineUpChange } from '../../domain/line-ups.ts';
import { lineUpChanges } from '../../domain/line-ups.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Team } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth } from '../../views/display-width.ts';
import { shortName } from '../../views/player-row.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { teamLabel } from './team-label.ts';
import { noSession, whenBegun, whenPlayed } from './which-session.ts';

/** Shows what changed in the teams since the session before, or since another session. */
export async function showLineUps(
  selector: SessionSelector,
  previous: SessionSelector | 'the one before',
  context: Context,
): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, previous, viewer: context.viewer });
  const { session, previous: compared } = answer;
  if (!session) return noSession(selector, answer, context);
  const { locale } = context;
  const { views, noneBefore, comparedNotFound, comparedWith } = locale.texts.teams;
  const rows = [otherViews('lineup', session.address, context)];
  const title = views.lineup;
  const when = whenPlayed(session, locale);
  if (!compared) {
    const why = previous === 'the one before' ? noneBefore : comparedNotFound;
    return { embeds: [{ title, description: `${when}\n${why}`, color: colour }], rows };
  }
  const [now, then] = [playedTeams(session, locale), playedTeams(compared, locale)];
  const changes = lineUpChanges(then.map(guidsOf), now.map(guidsOf));
  const names = new Map(Object.entries({ ...compared.names, ...session.names }));
  const fields = changes.map((change) => ({ name: heading(change, now, then, locale), ...listed(change) }));
  return {
    embeds: [
      {
        title,
        description: `${when}\n${comparedWith(whenBegun(compared))}`,
        fields,
        color: colour,
      },
    ],
    rows,
  };

  /** Returns the field's value: who is new, who is gone, who stayed; those who stayed by number only where the list would be too long. */
  function listed({ added, removed, unchanged }: LineUpChange): { value: string } {
    const list = (mark: string, guids: readonly string[]) =>
      guids.map((guid) => `${mark} ${shortName(names.get(guid), locale, { room: lineWidth - 2 })}`);
    const players = changes.reduce((sum, one) => sum + one.added.length + one.removed.length + one.unchanged.length, 0);
    const stayed =
      players > mostRows && unchanged.length > 0
        ? [`= ${locale.texts.teams.stayed(unchanged.length)}`]
        : list('=', unchanged);
    const rows = [...list('➕', added), ...list('➖', removed), ...stayed];
    return { value: fitLines(rows, limits.fieldValue, locale.texts.common.more) };
  }
}

/** How many rows of players fit on the screen of a phone. */
const mostRows = 22;

interface PlayedTeam {
  /** Returns the team's name with at most so many graphemes. */
  named: (length?: number) => string;
  guids: string[];
}

/** Returns the teams with those members who played. */
function playedTeams(session: TeamSession, locale: Locale): PlayedTeam[] {
  return sessionResult(session).teams.teams.map((team: Team, position) => ({
    named: (length) => teamLabel(team, position, locale, length),
    guids: team.members.filter(({ rounds }) => rounds > 0).map(({ guid }) => guid),
  }));
}

const guidsOf = ({ guids }: PlayedTeam) => guids;

/** Returns the heading of a team on one line, for which both names are cut as far as needed. */
function heading(
  { current, previous }: LineUpChange,
  now: readonly PlayedTeam[],
  then: readonly PlayedTeam[],
  { texts }: Locale,
): string {
  const [is, was] = [now[current ?? -1], then[previous ?? -1]];
  const write = (length?: number) => {
    if (!is) return texts.teams.teamAbsent(was?.named(length) ?? '');
    if (!was) return texts.teams.teamNew(is.named(length));
    return is.named() === was.named() ? is.named(length) : texts.teams.teamWas(is.named(length), was.named(length));
  };
  const fits = (text: string) => boldWidthOf(text) <= lineWidth;
  return [18, 15, 12, 10].map(write).find(fits) ?? write(8);
}
