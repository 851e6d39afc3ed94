import type { APIEmbedField } from 'discord-api-types/v10';
import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { TeamSession } from '../../db/queries/session-teams.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { sessionPath } from '../../domain/page-paths.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Team, Teams } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { teamLabel } from './team-label.ts';
import { noSession, whenPlayed } from './which-session.ts';

/** Shows the teams of a session with their players. */
export async function showTeams(selector: SessionSelector, context: Context): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, viewer: context.viewer });
  return answer.session ? teamsReply(answer.session, context) : noSession(selector, answer, context);
}

/** Returns the message about a session's teams, with `content` above it. */
export function teamsReply(session: TeamSession, context: Context, content?: string): Reply {
  const { locale } = context;
  const { texts } = locale;
  const { teams } = sessionResult(session);
  const rounds = session.rounds.filter(({ isValid }) => isValid).length;
  const fields = teams.teams.flatMap((team, position) => teamFields(team, position, session.names, locale));
  return {
    page: sessionPath(session.address),
    ...(content !== undefined && { content }),
    embeds: [
      {
        title: texts.teams.views.show,
        description: [
          whenPlayed(session, locale),
          confidenceLine(teams, locale),
          ...changes(teams, session, locale),
        ].join('\n'),
        fields,
        ...(!isSetByHand(teams) && { footer: { text: texts.teams.toldBy(texts.common.rounds(rounds)) } }),
        color: colour,
      },
    ],
    rows: [otherViews('show', session.address, context)],
  };
}

const isSetByHand = ({ teams }: Teams) => teams.some(({ members }) => members.some(({ set }) => set));

function confidenceLine(teams: Teams, locale: Locale): string {
  const { confidence, mixed } = teams;
  const { nobodyTogether, shuffled, setByHand, detected, detectedOnly } = locale.texts.teams;
  if (teams.teams.length === 0) return nobodyTogether;
  if (mixed) return shuffled;
  if (isSetByHand(teams)) return setByHand;
  return confidence === null ? detectedOnly : detected(wholePercent(confidence, locale));
}

function changes({ changed, teams }: Teams, { names }: TeamSession, locale: Locale): string[] {
  const called = (position: number) => {
    const team = teams[position];
    return team ? teamLabel(team, position, locale, 10) : locale.texts.teams.anotherTeam;
  };
  return changed.slice(0, 8).map(({ guid, from, to, since }) => {
    const name = `**${shortName(names[guid], locale)}**`;
    return locale.texts.teams.changed(name, called(from), called(to), locale.count(since));
  });
}

const fieldLength = 1000;

/** Returns the fields of a team, one line a player. A long team continues in a second field. */
function teamFields(team: Team, position: number, names: TeamSession['names'], locale: Locale): APIEmbedField[] {
  const { common, teams } = locale.texts;
  const played = team.members.filter(({ rounds }) => rounds > 0);
  const most = Math.max(...played.map(({ rounds }) => rounds));
  const lines = played.map(({ guid, rounds }) => {
    const fewer = rounds < most ? ` (${common.rounds(rounds)})` : '';
    return shortName(names[guid], locale, { room: lineWidth - widthOf(fewer) }) + fewer;
  });
  const absent = team.members.length - played.length;
  if (absent > 0) lines.push(teams.absent(absent));
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= fieldLength)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  const name = `${teamLabel(team, position, locale)} · ${common.players(played.length)}`;
  return parts.map((value, part) => ({ name: part === 0 ? name : '…', value }));
}
