import { sessionMonths } from '../db/queries/session-dates.ts';
import { listSessions } from '../db/queries/session-list.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import type { ReadMonth } from '../domain/dates.ts';
import { readMonth } from '../domain/dates.ts';
import { homePath } from '../domain/page-paths.ts';
import { optionName } from '../texts/command-names/index.ts';
import { sessionLine, sessionSize } from '../views/session/line.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf, pager } from './shared/pager.ts';
import { today } from './shared/session-selector.ts';
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
    month: async (typed, { db, caller }) =>
      (await sessionMonths(db, typed)).map((month) => ({
        name: `${month} · ${caller.texts.sessions.month(month)}`,
        value: month,
      })),
  },
  components: {
    page: (args, _values, context) => list(args.m, pageOf(args), context),
    open: (_args, [address], context) => showStoredSession(address, { view: undefined }, context),
  },

  run: async ({ month }, context) => list(month, 1, context),
});

async function list(typed: string | undefined, page: number, context: Context): Promise<Reply> {
  const month = typed === undefined ? null : readMonth(typed);
  if (month === undefined) {
    return ephemeral(context.caller.texts.sessions.unreadableMonth(nameInText(typed ?? '', 40)));
  }
  const { locale } = context;
  const texts = locale.texts.sessions;
  const found = await listSessions(context.db, { month, page, perPage });
  if (found.sessions.length === 0) return emptyReply(month, found, context);
  const owner = context.user.id;
  const ofDay = Map.groupBy(found.sessions, ({ day }) => day);
  const choices = found.sessions.map((session) => ({
    value: session.address,
    label: `${texts.weekdayAndDay(session.day, today(context))} · ${session.time}`,
    description: sessionSize(session, locale),
  }));
  return {
    page: homePath,
    embeds: [
      {
        title:
          found.month === null
            ? texts.listOfAll(found.count)
            : texts.listOfMonth(texts.month(found.month), found.count),
        description: found.sessions
          .map((session) => {
            const several = (ofDay.get(session.day) ?? []).length > 1;
            return sessionLine(session, { today: today(context), withTime: several }, locale);
          })
          .join('\n'),
        footer: { text: texts.listLegend },
        color: colour,
      },
    ],
    rows: [
      row(select(encodeCustomId({ route: 'sessions.open', owner, args: {} }), choices, texts.openASession)),
      ...pager({
        route: 'sessions.page',
        owner,
        args: found.month === null ? {} : { m: found.month },
        page: found.page,
        pages: found.pages,
      }),
    ],
  };
}

function emptyReply(
  month: ReadMonth | null,
  { before, after }: { before: string | null; after: string | null },
  context: Context,
): Reply {
  const { caller } = context;
  const { sessions: texts } = caller.texts;
  const option = optionName(caller, 'sessions month');
  const [near, other] = [before, after]
    .filter((day) => day !== null)
    .map((day) => texts.monthHint(texts.month(day.slice(0, 7)), `${option}:${day.slice(0, 7)}`));
  if (month === null || near === undefined) return ephemeral(texts.noRounds);
  const hint = other === undefined ? near : texts.or(near, other);
  if ('named' in month) return ephemeral(texts.noSessionIn(texts.monthName(month.named), hint));
  const isFuture = month.month > today(context).slice(0, 7);
  return ephemeral((isFuture ? texts.futureMonth : texts.noSessionIn)(texts.month(month.month), hint));
}
