import type { APIEmbedField } from 'discord-api-types/v10';
import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamSession } from '../../db/queries/session-teams.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Team, Teams } from '../../domain/teams.ts';
import { formatCounted } from '../../views/numbers.ts';
import { teamName } from '../../views/team-names.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { noSession, whenPlayed } from './which-session.ts';

/** Shows the teams of a session with their players. */
export async function showTeams(selector: SessionSelector, context: Context): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, viewer: context.viewer });
  return answer.session ? teamsReply(answer.session, context) : noSession(selector, answer, context);
}

/** Returns the message about a session's teams, with `content` above it. */
export function teamsReply(session: TeamSession, context: Context, content?: string): Reply {
  const { teams } = sessionResult(session);
  const rounds = session.rounds.filter(({ isValid }) => isValid).length;
  return {
    ...(content !== undefined && { content }),
    embeds: [
      {
        title: 'Teams',
        description: [whenPlayed(session), confidenceLine(teams), ...changes(teams, session)].join('\n'),
        fields: teams.teams.flatMap((team, position) => teamFields(team, position, session.names)),
        footer: { text: `Told by who stood on whose side in ${formatCounted(rounds, 'counted round')}` },
        color: colour,
      },
    ],
    rows: [otherViews('show', session.address, context.user.id)],
  };
}

function confidenceLine({ teams, confidence, mixed }: Teams): string {
  if (teams.length === 0) return 'Nobody played together in a counted round.';
  const share = confidence === null ? '' : ` · confidence ${(100 * confidence).toFixed(0)} %`;
  if (mixed) return `Players were shuffled between maps: these are no lasting teams${share}.`;
  const set = teams.some(({ members }) => members.some((member) => member.set));
  return `${set ? 'Set by hand' : 'Detected'}${share}`;
}

function changes({ changed, teams }: Teams, { names }: TeamSession): string[] {
  const called = (position: number) => {
    const team = teams[position];
    return team ? teamName(team, position) : 'another team';
  };
  return changed.slice(0, 8).map(({ guid, from, to, since, confidence }) => {
    const sure = `${(100 * confidence).toFixed(0)} % sure`;
    return `↪ **${nameInText(names[guid], 24)}** from ${called(from)} to ${called(to)}, since round ${since} (${sure})`;
  });
}

const fieldLength = 1000;

/** Returns the fields of a team. A long team continues in a second field. */
function teamFields(team: Team, position: number, names: TeamSession['names']): APIEmbedField[] {
  const played = team.members.filter(({ rounds }) => rounds > 0);
  const most = Math.max(...played.map(({ rounds }) => rounds));
  const lines = played.map(({ guid, rounds }) => {
    return nameInText(names[guid], 24) + (rounds < most ? ` (${formatCounted(rounds, 'round')})` : '');
  });
  const absent = team.members.length - played.length;
  if (absent > 0) lines.push(`${formatCounted(absent, 'player')} of the roster did not play`);
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= fieldLength)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  const name = `${teamName(team, position)} · ${formatCounted(played.length, 'player')}`;
  return parts.map((value, part) => ({ name: part === 0 ? name : '…', value, inline: parts.length === 1 }));
}
