import { sessionMonths } from '../db/queries/session-dates.ts';
import type { ListedSession } from '../db/queries/session-list.ts';
import { listSessions } from '../db/queries/session-list.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import { dayAt, daysOf, monthName, readMonth } from '../domain/dates.ts';
import { sessionResult } from '../domain/session-result.ts';
import { translate } from '../texts/replies.ts';
import { formatCounted } from '../views/numbers.ts';
import { spanOf } from '../views/session/heading.ts';
import { scoreLine, teamName } from '../views/team-names.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf, pager } from './shared/pager.ts';
import { showStoredSession } from './shared/show-session.ts';

const perPage = 10;

export const sessionsCommand = defineCommand({
  name: 'sessions',
  group: 'Sessions',
  description: 'All gaming sessions, newest first: maps, rounds, players, score',
  options: {
    month: { type: 'string', description: 'A month, such as 2026-02 or February; all of them when left out' },
    hidden: hiddenOption,
  },
  examples: ['/sessions', '/sessions month:2026-02', '/sessions month:February'],
  autocomplete: {
    month: async (typed, { db }) =>
      (await sessionMonths(db, typed)).map((month) => ({ name: `${month} · ${monthName(month)}`, value: month })),
  },
  components: {
    page: (args, _values, context) => list(args.m, pageOf(args), context),
    open: (_args, [address], context) => showStoredSession(address, { view: undefined }, context),
  },

  run: async ({ month }, context) => list(month, 1, context),
});

async function list(typed: string | undefined, page: number, context: Context): Promise<Reply> {
  const today = dayAt(context.now.getTime(), context.timeZone);
  const month = typed === undefined ? undefined : readMonth(typed, today);
  if (typed !== undefined && month === undefined)
    return ephemeral(translate(context, 'unreadableMonth', { month: nameInText(typed, 40) }));
  const found = await listSessions(context.db, { days: month === undefined ? null : daysOf(month), page, perPage });
  if (found.sessions.length === 0) return emptyReply({ month, ...found, today }, context);
  const owner = context.user.id;
  const choices = found.sessions.map((session) => ({
    value: session.address,
    label: `${session.day} · ${session.time}`,
    description: sizeOf(session),
  }));
  return {
    embeds: [
      {
        title: `Sessions · ${month === undefined ? 'all' : monthName(month)} · ${found.count}`,
        description: found.sessions.map(lines).join('\n'),
        footer: { text: 'Score: 2 points for a map, 1 each for a draw · Days in the menu are the game server’s' },
        color: colour,
      },
    ],
    rows: [
      row(select(encodeCustomId({ route: 'sessions.open', owner, args: {} }), choices, 'Open a session')),
      ...pager({
        route: 'sessions.page',
        owner,
        args: month === undefined ? {} : { m: month },
        page: found.page,
        pages: found.pages,
      }),
    ],
  };
}

function lines(session: ListedSession): string {
  const { from, to } = spanOf(session.rounds);
  const when = `**${timestamp(from, 'D')}** ${timestamp(from, 't')} to ${timestamp(to, 't')}`;
  return `${when} · ${sizeOf(session)}\n${scoreOf(session)}`;
}

function sizeOf({ rounds, players }: ListedSession): string {
  const counted = rounds.filter(({ isValid }) => isValid);
  const maps = new Set(counted.map(({ matchId }) => matchId)).size;
  return [formatCounted(maps, 'map'), formatCounted(counted.length, 'round'), formatCounted(players, 'player')].join(
    ', ',
  );
}

function scoreOf(session: ListedSession): string {
  const { teams, score } = sessionResult(session);
  if (teams.mixed) return 'teams changed between maps';
  if (score.winner === null) return 'no map decided';
  const scored = teams.teams.map((team, position) => ({
    name: teamName(team, position),
    points: score.points[position] ?? 0,
  }));
  return fitText(scoreLine(scored), 300);
}

interface EmptyList {
  month: string | undefined;
  before: string | null;
  after: string | null;
  today: string;
}

function emptyReply({ month, before, after, today }: EmptyList, context: Context): Reply {
  const near = [before, after]
    .filter((day) => day !== null)
    .map((day) => `${monthName(day.slice(0, 7))} (\`month:${day.slice(0, 7)}\`)`);
  if (month === undefined || near.length === 0) return ephemeral(translate(context, 'noRounds'));
  const text = month > today.slice(0, 7) ? 'futureMonth' : 'noSessionIn';
  return ephemeral(translate(context, text, { month: monthName(month), near: near.join(', ') }));
}
