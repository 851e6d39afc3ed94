import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamSession } from '../../db/queries/session-teams.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { LineUpChange } from '../../domain/line-ups.ts';
import { lineUpChanges } from '../../domain/line-ups.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Team } from '../../domain/teams.ts';
import { teamName } from '../../views/team-names.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { noSession, whenPlayed } from './which-session.ts';

/** Shows what changed in the teams since the session before, or since another session. */
export async function showLineUps(
  selector: SessionSelector,
  previous: SessionSelector | 'the one before',
  context: Context,
): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, previous, viewer: context.viewer });
  const { session, previous: compared } = answer;
  if (!session) return noSession(selector, answer, context);
  const rows = [otherViews('lineup', session.address, context.user.id)];
  const title = 'Line-ups';
  if (!compared) {
    const why =
      previous === 'the one before'
        ? 'There is no session before it to compare with.'
        : 'The session to compare with was not found: pick a date from the list that opens while you type.';
    return { embeds: [{ title, description: `${whenPlayed(session)}\n${why}`, color: colour }], rows };
  }
  const [now, then] = [playedTeams(session), playedTeams(compared)];
  const changes = lineUpChanges(then.map(guidsOf), now.map(guidsOf));
  const names = new Map(Object.entries({ ...compared.names, ...session.names }));
  return {
    embeds: [
      {
        title,
        description: `${whenPlayed(session)}\ncompared with ${whenPlayed(compared)}`,
        fields: changes.map((change) => ({ name: heading(change, now, then), value: listed(change, names) })),
        color: colour,
      },
    ],
    rows,
  };
}

interface PlayedTeam {
  name: string;
  guids: string[];
}

/** Returns the teams with those members who played. */
function playedTeams(session: TeamSession): PlayedTeam[] {
  return sessionResult(session).teams.teams.map((team: Team, position) => ({
    name: teamName(team, position),
    guids: team.members.filter(({ rounds }) => rounds > 0).map(({ guid }) => guid),
  }));
}

const guidsOf = ({ guids }: PlayedTeam) => guids;

function heading({ current, previous }: LineUpChange, now: readonly PlayedTeam[], then: readonly PlayedTeam[]): string {
  const [is, was] = [now[current ?? -1]?.name, then[previous ?? -1]?.name];
  if (is === undefined) return `${was} did not play`;
  if (was === undefined) return `${is} is new`;
  return is === was ? is : `${is}, then ${was}`;
}

const listLength = 330;

function listed({ added, removed, unchanged }: LineUpChange, names: ReadonlyMap<string, string | null>): string {
  const list = (mark: string, guids: readonly string[]) => {
    const text = guids.map((guid) => nameInText(names.get(guid), 20)).join(', ');
    return text === '' ? [] : [fitText(`${mark} ${text}`, listLength)];
  };
  return [...list('➕', added), ...list('➖', removed), ...list('＝', unchanged)].join('\n');
}
