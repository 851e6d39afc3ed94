import { html } from 'hono/html';
import { leaderboard } from '../db/queries/leaderboard.ts';
import { periodKeys } from '../db/queries/period.ts';
import { rankingPath } from '../domain/page-paths.ts';
import { statistic, statistics } from '../domain/statistics.ts';
import { rankingPicture } from '../views/pictures/ranking.ts';
import { statisticText } from '../views/statistic.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { imageHtml } from './frame.ts';
import type { Page } from './page.ts';
import { rankingHtml } from './ranking.ts';
import { section } from './section.ts';

/** As many rows as the picture has: those of the first page of /leaderboard. */
const perPage = 10;

/** The page of a statistic: its ranking in all periods. */
export const topPage: Page = {
  name: 'top',
  address: new RegExp(`^(?:${statistics.map(({ key }) => key).join('|')})$`),
  async answer({ parts: [key = ''] }, { db, clock, told }) {
    const stat = statistic(key);
    const query = {
      statistic: stat,
      minRounds: undefined,
      page: 1,
      perPage,
      viewer: 'public',
      clock,
    } as const;
    const [context, ...boards] = await Promise.all([
      told(),
      ...periodKeys.map((period) => leaderboard(db, { ...query, period })),
    ]);
    const { locale } = context;
    const { common, rankings } = locale.texts;
    const { label, about } = statisticText(stat.key, locale);
    const [all] = boards;
    const title = rankings.title(label, common.periodsInText.all);
    const picture = all && all.ranked > 0 ? rankingPicture(all.rows, { title, stat }, locale) : undefined;
    const image = picture && (await context.picture(picture));
    const best = (all?.rows ?? []).slice(0, 3).map(({ rank, name }) => `${rank} ${plainWholeName(name, locale)}`);
    return {
      path: rankingPath(stat.key),
      title: label,
      description: [about, ...best].join(' · '),
      image,
      body: html`<h1>${label}</h1>
<p>${about}${stat.best === 'least' ? html` (${rankings.lowestFirst})` : ''}</p>
${imageHtml(image)}
${boards.map((board, index) => {
  const period = periodKeys[index] ?? 'all';
  const heading = common.periods[period];
  const ranked = rankings.ranked(board.ranked, board.players, board.minRounds);
  return section(
    heading,
    board.ranked === 0
      ? html`<p>${rankings.noRounds}</p>`
      : html`${rankingHtml(board.rows, { stat, caption: heading }, locale)}<p class="m">${ranked}</p>`,
  );
})}
${section(
  rankings.rankBy,
  html`<p class="n">${statistics.map((one) => html`<a href="${rankingPath(one.key)}">${statisticText(one.key, locale).label}</a> `)}</p>`,
)}
${all?.legacy && stat.trust !== 'sound' ? html`<p class="m">${common.oldBot}</p>` : ''}`,
    };
  },
};
