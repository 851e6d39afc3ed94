import { html } from 'hono/html';
import type { LeaderboardRow } from '../db/queries/leaderboard.ts';
import type { Statistic } from '../domain/statistics.ts';
import { statistic } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { formatValue, statisticText } from '../views/statistic.ts';
import { playerLink } from './links.ts';
import type { Html } from './page.ts';
import { table } from './table.ts';

/** Returns a ranking as a table: place and name, the value, the two statistics beside it, rounds. */
export function rankingHtml(
  rows: readonly LeaderboardRow[],
  { stat, caption }: { stat: Statistic; caption: string },
  locale: Locale,
): Html {
  const [first, second] = stat.context;
  const beside = [...new Set([first, second])].filter((key) => key !== 'games');
  const textOf = (key: string) => statisticText(key, locale);
  return table(
    caption,
    [
      {
        label: locale.texts.pages.player,
        cell: ({ rank, playerGuid, name }) => html`${rank} ${playerLink(playerGuid, name, locale)}`,
      },
      { ...textOf(stat.key), cell: ({ value }) => formatValue(stat, value, locale) },
      ...beside.map((key) => ({
        ...textOf(key),
        cell: (row: LeaderboardRow) => formatValue(statistic(key), key === first ? row.context1 : row.context2, locale),
      })),
      { ...textOf('games'), cell: ({ rounds }) => locale.count(rounds) },
    ],
    rows,
  );
}
