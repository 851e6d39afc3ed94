import type { SessionSelector } from '../../db/queries/find-session.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Score } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Teams } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { matchLines } from './match-lines.ts';
import { teamLabel } from './team-label.ts';
import { noSession, whenPlayed } from './which-session.ts';

const matchesLength = 3500;
/** How many characters of a bold heading fit into one line on a phone. */
const headingLength = 32;

/** Shows what each team won, map by map. */
export async function showScore(selector: SessionSelector, context: Context): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, viewer: context.viewer });
  const { session } = answer;
  if (!session) return noSession(selector, answer, context);
  const { locale } = context;
  const { teams, score } = sessionResult(session);
  const { lines, isInOrderOfAttack } = matchLines(score.matches, teams, locale);
  const { order, orderOfAttack, rule } = locale.texts.teams;
  const legend = [teams.mixed ? [] : order, isInOrderOfAttack ? orderOfAttack : [], rule].flat();
  const description = [
    ...verdict(teams, score, locale),
    whenPlayed(session, locale),
    '',
    fitLines(lines, matchesLength, locale.texts.common.more),
  ].join('\n');
  return {
    embeds: [{ description, footer: { text: legend.join('\n') }, color: colour }],
    rows: [otherViews('score', session.address, context)],
  };
}

/** Returns `Team A  10 : 4  Team B   🏆 Team A`. A long heading leaves the winner to the line below it. */
function verdict({ teams, mixed }: Teams, { points, winner }: Score, locale: Locale): string[] {
  const { noTwoTeams, noScore, undecided, tie } = locale.texts.teams;
  if (teams.length < 2) return [noTwoTeams];
  if (mixed) return [noScore];
  const scored = teams.map((team, position) => ({
    name: teamLabel(team, position, locale),
    points: locale.count(points[position] ?? 0),
  }));
  const [first, second, ...others] = scored;
  const score =
    first && second && others.length === 0
      ? `${first.name}  ${first.points} : ${second.points}  ${second.name}`
      : scored.map((one) => `${one.name} ${one.points}`).join(' · ');
  const won = winner === null ? undecided : winner === 'tie' ? tie : `🏆 ${scored[winner]?.name}`;
  const fits = winner !== null && score.length + won.length <= headingLength;
  return fits ? [`**${score}**   ${won}`] : [`**${score.replaceAll('  ', ' ')}**`, won];
}
