import type { SessionSelector } from '../../db/queries/find-session.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Score, ScoredMatch } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Team, Teams } from '../../domain/teams.ts';
import { formatClock } from '../../views/durations.ts';
import { scoreLine, teamName } from '../../views/team-names.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { noSession, whenPlayed } from './which-session.ts';

const matchesLength = 3500;

/** Shows what each team won, map by map. */
export async function showScore(selector: SessionSelector, context: Context): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, viewer: context.viewer });
  const { session } = answer;
  if (!session) return noSession(selector, answer, context);
  const { teams, score } = sessionResult(session);
  const lines = score.matches.map((match) => matchLine(match, teams.teams));
  return {
    embeds: [
      {
        title: 'Score',
        description: [whenPlayed(session), verdict(teams, score), '', fitLines(lines, matchesLength)].join('\n'),
        footer: { text: 'A map won is worth 2 points, one that both teams held 1 each' },
        color: colour,
      },
    ],
    rows: [otherViews('score', session.address, context.user.id)],
  };
}

function verdict({ teams, mixed }: Teams, { points, winner }: Score): string {
  if (teams.length < 2) return 'There are no two teams to score.';
  if (mixed) return 'Players were shuffled between maps, so there is no score by team.';
  const line = scoreLine(
    teams.map((team, position) => ({ name: teamName(team, position), points: points[position] ?? 0 })),
  );
  if (winner === null) return `**${line}**\nNo map has been decided yet.`;
  const first = winner === 'tie' ? undefined : teams[winner];
  return first ? `**${line}**\n🏆 ${teamName(first, winner as number)}` : `**${line}**\nA tie.`;
}

/** Returns `supply 2 : 0 · Night Tram 7:42 · Marmalade Brigade held (7:42)`. The team that attacked first comes first. */
function matchLine({ mapName, result, teams: playing }: ScoredMatch, teams: readonly Team[]): string {
  const map = `**${nameInText(mapName, 30)}**`;
  if (!result) return `${map} round 2 only`;
  const [first, second] = [0, 1].map((place) => {
    const position = playing?.[place];
    const team = position === undefined ? undefined : teams[position];
    return team && position !== undefined
      ? teamName(team, position)
      : place === 0
        ? 'first attackers'
        : 'second attackers';
  });
  const rounds = [`${first} ${outcome(result.round1)}`];
  if (result.round2) rounds.push(`${second} ${outcome(result.round2)}`);
  const points = result.points ? `**${result.points.join(' : ')}**` : 'round 1 only';
  return `${map} ${points} · ${rounds.join(' · ')}`;
}

function outcome({ attackersWon, seconds, limit, certain }: RoundResult): string {
  if (!certain) return 'unknown';
  if (!attackersWon) return limit === null ? 'held' : `held (${formatClock(limit)})`;
  return seconds === null ? 'won' : formatClock(seconds);
}
