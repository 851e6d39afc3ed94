import type { SessionSelector } from '../../db/queries/find-session.ts';
import { teamSession } from '../../db/queries/session-teams.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Score } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Teams } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../../views/display-width.ts';
import { attacksPicture } from '../../views/pictures/attacks.ts';
import type { Context } from '../context.ts';
import { otherViews } from './buttons.ts';
import { matchLines } from './match-lines.ts';
import { teamLabel } from './team-label.ts';
import { noSession, whenPlayed } from './which-session.ts';

const matchesLength = 3500;

/** Shows what each team won, map by map. */
export async function showScore(selector: SessionSelector, context: Context): Promise<Reply> {
  const answer = await teamSession(context.db, { selector, viewer: context.viewer });
  const { session } = answer;
  if (!session) return noSession(selector, answer, context);
  const { locale } = context;
  const result = sessionResult(session);
  const { teams, score } = result;
  const { lines, isInOrderOfAttack } = matchLines(score.matches, teams, locale);
  const { order, orderOfAttack, rule } = locale.texts.teams;
  const legend = [teams.mixed ? [] : order, isInOrderOfAttack ? orderOfAttack : [], rule].flat();
  const description = [
    ...verdict(teams, score, locale),
    whenPlayed(session, locale),
    '',
    fitLines(lines, matchesLength, locale.texts.common.more),
  ].join('\n');
  const attacks = attacksPicture(result, locale);
  const image = attacks && (await context.picture(attacks));
  return {
    embeds: [{ description, footer: { text: legend.join('\n') }, color: colour, ...(image && { image }) }],
    rows: [otherViews('score', session.address, context)],
  };
}

/**
 * Returns `Team A  10 : 4  Team B   🏆 Team A`. A long heading leaves the winner to the line below it, and cuts the names to stay one line.
 */
function verdict({ teams, mixed }: Teams, { points, winner }: Score, locale: Locale): string[] {
  const { noTwoTeams, noScore, undecided, tie } = locale.texts.teams;
  const [first, second, ...others] = teams;
  if (!first || !second) return [noTwoTeams];
  if (mixed) return [noScore];
  const pointsOf = (position: number) => locale.count(points[position] ?? 0);
  const heading = (gap: string, length?: number) => {
    const names = teams.map((team, position) => teamLabel(team, position, locale, length));
    if (others.length > 0) return names.map((name, position) => `${name} ${pointsOf(position)}`).join(' · ');
    return [names[0], `${pointsOf(0)} : ${pointsOf(1)}`, names[1]].join(gap);
  };
  const best = typeof winner === 'number' ? teams[winner] : undefined;
  const won =
    winner === null ? undecided : best && winner !== 'tie' ? `🏆 ${teamLabel(best, winner, locale, 30)}` : tie;
  const wide = heading('  ');
  if (winner !== null && boldWidthOf(wide) + widthOf(`   ${won}`) <= lineWidth) return [`**${wide}**   ${won}`];
  const score =
    [heading(' '), heading(' ', 15), heading(' ', 12)].find((text) => widthOf(text) <= lineWidth) ?? heading(' ', 8);
  return [`**${score}**`, won];
}
