import { teamHistory } from '../../db/queries/team-history.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { dayAt } from '../../domain/dates.ts';
import type { PlayedLineUp, RecurringLineUp } from '../../domain/line-ups.ts';
import { coreOf, recurringLineUps } from '../../domain/line-ups.ts';
import { sessionResult } from '../../domain/session-result.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth } from '../../views/display-width.ts';
import { packedNames } from '../../views/packed-names.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { Context } from '../context.ts';
import { localCommand } from '../shared/command-hint.ts';
import { pager } from '../shared/pager.ts';

export const defaultDays = 30;
export const mostDays = 365;
const mostSessions = 40;
/** How many line-ups fit on the screen of a phone; each has two names in a line. */
const perPage = 4;
const mostNames = 12;

/** Shows line-ups that played together in several sessions of the last `days` days. */
export async function showHistory(days: number, page: number, context: Context): Promise<Reply> {
  const { db, now, viewer, locale } = context;
  const { common, teams: texts } = locale.texts;
  const { sessions, count, names } = await teamHistory(db, { days, now, most: mostSessions, viewer });
  const recurring = recurringLineUps(sessions.flatMap(lineUpsOf));
  const title = texts.historyTitle(texts.days(days));
  const looked =
    count > sessions.length
      ? texts.latestOf(common.sessions(sessions.length), locale.count(count))
      : common.sessions(count);
  if (recurring.length === 0) {
    const why = count === 0 ? noSession(days, locale) : texts.noneTwice(looked);
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const pages = Math.ceil(recurring.length / perPage);
  const current = Math.min(page, pages);
  const shown = recurring.slice((current - 1) * perPage, current * perPage);
  return {
    embeds: [
      {
        title,
        description: shown.map((lineUp) => block(lineUp, names, context)).join('\n\n'),
        footer: { text: [looked, texts.record, texts.lineUp].join('\n') },
        color: colour,
      },
    ],
    rows: pager({
      route: 'teams.history',
      owner: context.user.id,
      args: { days: String(days) },
      page: current,
      pages,
    }),
  };
}

function noSession(days: number, locale: Locale): string {
  const { teams } = locale.texts;
  if (days >= mostDays) return teams.noSessionAtAll(teams.days(days));
  const option = optionName(locale, 'teams history days');
  return teams.noSession(teams.days(days), `\`/${localCommand('teams history', locale)} ${option}:${mostDays}\``);
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

/** Returns the line-up's record, then its players, two in a line. */
function block(
  { guids, sessions, wins, losses, ties, winRate, first, last }: RecurringLineUp,
  names: Record<string, string | null>,
  { locale, timeZone }: Context,
): string {
  const rate = winRate === null ? [] : [wholePercent(winRate, locale)];
  const [began, ended] = [first, last].map((at) => timestamp(new Date(at), 'd'));
  const span = dayAt(first, timeZone) === dayAt(last, timeZone) ? began : `${began} – ${ended}`;
  const record = [`**${wins}–${losses}–${ties}**`, ...rate, locale.texts.common.sessions(sessions)].join(' · ');
  const players = guids.map((guid) => shortName(names[guid], locale, { room: lineWidth - 1 }));
  const more = players.length > mostNames ? [locale.texts.common.more(players.length - mostNames)] : [];
  return [record, span, ...packedNames(players.slice(0, mostNames)), ...more].join('\n');
}
