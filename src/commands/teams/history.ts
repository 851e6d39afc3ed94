import { teamHistory } from '../../db/queries/team-history.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { PlayedLineUp, RecurringLineUp } from '../../domain/line-ups.ts';
import { coreOf, recurringLineUps } from '../../domain/line-ups.ts';
import { sessionResult } from '../../domain/session-result.ts';
import { inPages } from '../../views/in-pages.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';

export const defaultDays = 30;
const mostSessions = 40;
const pageLength = 3000;

/** Shows line-ups that played together in several sessions of the last `days` days. */
export async function showHistory(days: number, page: number, context: Context): Promise<Reply> {
  const { db, now, viewer } = context;
  const { sessions, count, names } = await teamHistory(db, { days, now, most: mostSessions, viewer });
  const played = sessions.flatMap(lineUpsOf);
  const recurring = recurringLineUps(played);
  const title = `Recurring line-ups · last ${formatCounted(days, 'day')}`;
  const looked = `${formatCounted(sessions.length, 'session')}${count > sessions.length ? ` (the latest of ${count})` : ''}`;
  if (recurring.length === 0) {
    const why = count === 0 ? 'No session in these days: try a greater `days`.' : `No line-up came twice in ${looked}.`;
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const pages = inPages(
    recurring.map((lineUp) => block(lineUp, names)),
    pageLength,
  );
  const current = Math.min(page, pages.length);
  return {
    embeds: [
      {
        title,
        description: pages[current - 1] ?? '',
        footer: { text: `${looked} · a line-up is who played at least half of the team’s rounds` },
        color: colour,
      },
    ],
    rows: pager({
      route: 'teams.history',
      owner: context.user.id,
      args: { days: String(days) },
      page: current,
      pages: pages.length,
    }),
  };
}

type PastSession = Awaited<ReturnType<typeof teamHistory>>['sessions'][number];

/** Returns the core line-ups of a session's teams with their points. Returns none if players were shuffled. */
function lineUpsOf(session: PastSession): PlayedLineUp[] {
  const { teams, score } = sessionResult(session);
  if (teams.mixed) return [];
  return teams.teams.flatMap(({ members }, position) => {
    const guids = coreOf(members.filter(({ rounds }) => rounds > 0));
    const others = score.points.filter((_, other) => other !== position);
    const against = Math.max(0, ...others);
    const start = Date.parse(session.sessionStart);
    return guids.length > 1 ? [{ session: start, guids, points: score.points[position] ?? 0, against }] : [];
  });
}

function block(
  { guids, sessions, wins, losses, ties, winRate, first, last }: RecurringLineUp,
  names: Record<string, string | null>,
) {
  const rate = winRate === null ? '' : ` · won ${(100 * winRate).toFixed(0)} %`;
  const span = `${timestamp(new Date(first), 'd')} to ${timestamp(new Date(last), 'd')}`;
  return {
    title: `**${fitText(guids.map((guid) => nameInText(names[guid], 20)).join(', '), 700)}**`,
    lines: [`${formatCounted(sessions, 'session')} · ${wins}–${losses}–${ties}${rate} · ${span}`],
  };
}
