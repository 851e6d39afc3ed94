import { html } from 'hono/html';
import { leaderboard } from '../db/queries/leaderboard.ts';
import { recordsOn } from '../db/queries/records.ts';
import { findSession } from '../db/queries/session.ts';
import type { ListedSession } from '../db/queries/session-list.ts';
import { listSessions } from '../db/queries/session-list.ts';
import { dayAt } from '../domain/dates.ts';
import { sessionPath } from '../domain/page-paths.ts';
import { statistic } from '../domain/statistics.ts';
import { eveningPicture } from '../views/pictures/evening.ts';
import { sessionLine } from '../views/session/line.ts';
import { mvpLine } from '../views/session/mvp.ts';
import { statisticText } from '../views/statistic.ts';
import { imageHtml } from './frame.ts';
import { lineHtml } from './markup.ts';
import type { Html, Page, PageContext } from './page.ts';
import { rankingHtml } from './ranking.ts';
import { recordsHtml } from './record-list.ts';
import { section } from './section.ts';
import { sessionTitle, sizeOf } from './session.ts';

/** How much of each list the page shows. The score of an evening is computed each time, which takes longer than all else on the page. */
const most = { sessions: 5, players: 10, records: 8 } as const;

/** The page of the community: the last evening, the ones before, the season's ranking by DPM, the newest records. */
export const homePage: Page = {
  name: '',
  address: /^$/,
  async answer(_, { db, clock, told }) {
    const viewer = 'public';
    const stat = statistic('dpm');
    const [{ session }, list, board, { records }, context] = await Promise.all([
      findSession(db, { newest: true }, { parts: ['teams'], viewer }),
      listSessions(db, { month: null, page: 1, perPage: most.sessions }),
      leaderboard(db, {
        statistic: stat,
        period: 'season',
        minRounds: undefined,
        page: 1,
        perPage: most.players,
        viewer,
        clock,
      }),
      recordsOn(db, {}, { viewer, most: most.records }),
      told(),
    ]);
    const { locale, now, timeZone } = context;
    const { pages, common, rankings, records: recordTexts } = locale.texts;
    const today = dayAt(now.getTime(), timeZone);
    const hasPlayers = session !== undefined && session.players.length > 0;
    const image = hasPlayers ? await context.picture(eveningPicture(session, today, locale)) : undefined;
    const title = session && sessionTitle(session, context);
    const size = session ? sizeOf(session, context) : '';
    const rankingTitle = rankings.title(statisticText(stat.key, locale).label, common.periodsInText.season);
    return {
      path: '/',
      title: 'Stopwatch',
      description: [pages.about, ...(title === undefined ? [] : [title, size])].join(' · '),
      image,
      body: html`<h1>${pages.about}</h1>
${
  session
    ? section(
        pages.lastEvening,
        html`<p><b><a href="${sessionPath(session.address)}">${title}</a></b></p>
<p>${size}</p>
${mvpLine(session, locale).map((line) => html`<p>${lineHtml(line, context)}</p>`)}
${imageHtml(image)}`,
      )
    : html`<p>${pages.nothingYet}</p>`
}
${section(rankingTitle, board.ranked === 0 ? '' : rankingHtml(board.rows, { stat, caption: rankingTitle }, locale))}
${section(recordTexts.newest, recordsHtml(records, context))}
${section(pages.evenings, sessionsHtml(list.sessions, context))}`,
    };
  },
};

/** Returns sessions as links, each with its score. */
export function sessionsHtml(sessions: readonly ListedSession[], context: PageContext): Html | '' {
  if (sessions.length === 0) return '';
  const today = dayAt(context.now.getTime(), context.timeZone);
  return html`<ul>${sessions.map((session) => {
    const line = sessionLine(session, { today, withTime: false }, context.locale);
    return html`<li><a href="${sessionPath(session.address)}">${lineHtml(line, context)}</a></li>`;
  })}</ul>`;
}
