import type { LeaderboardRow } from '../db/queries/leaderboard.ts';
import { leaderboard } from '../db/queries/leaderboard.ts';
import type { Period } from '../db/queries/period.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply, SelectOption } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import { rankingPath } from '../domain/page-paths.ts';
import type { Statistic } from '../domain/statistics.ts';
import { findStatistic, statistic, statistics } from '../domain/statistics.ts';
import { optionName } from '../texts/command-names/index.ts';
import type { Locale } from '../texts/locale.ts';
import { rankingPicture } from '../views/pictures/ranking.ts';
import { formatValue, statisticText } from '../views/statistic.ts';
import { valueRow } from '../views/value-row.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf, pager } from './shared/pager.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import { listOfKeys, suggestStatistics } from './shared/statistic-option.ts';

const perPage = 10;
const medals = ['🥇', '🥈', '🥉'];

interface RankingOptions {
  stat: Statistic;
  period: Period;
  minRounds: number | undefined;
  page: number;
}

export const leaderboardCommand = defineCommand({
  name: 'leaderboard',
  group: 'Rankings',
  description: 'The best players by any statistic, and where you stand',
  options: {
    stat: { type: 'string', description: 'What to rank by; kills when left out' },
    period: periodOption,
    min_rounds: {
      type: 'integer',
      description: 'Rank only players with at least so many rounds',
      min: 1,
      max: 100_000,
    },
    page: { type: 'integer', description: 'Page of the ranking', min: 1, max: 1000 },
    hidden: hiddenOption,
  },
  examples: ['/leaderboard', '/leaderboard stat:dpm', '/leaderboard stat:accuracy period:30d min_rounds:10'],
  autocomplete: { stat: suggestStatistics },
  components: {
    page: (args, _values, context) => show(rankingOf(args), context),
    sort: (args, [stat = ''], context) => show(rankingOf({ ...args, stat }), context),
  },

  async run({ stat = 'kills', period, min_rounds: minRounds, page = 1 }, context) {
    const found = findStatistic(stat);
    if (!found) return ephemeral(context.caller.texts.rankings.unknownStatistic(nameInText(stat, 40), listOfKeys()));
    return show({ stat: found, period: periodOf(period), minRounds, page }, context);
  },
});

function rankingOf(args: Record<string, string>): RankingOptions {
  return {
    stat: findStatistic(args.stat ?? '') ?? statistic('kills'),
    period: periodOf(args.period),
    minRounds: args.min === undefined ? undefined : pageOf({ page: args.min }),
    page: pageOf(args),
  };
}

async function show({ stat, period, minRounds, page }: RankingOptions, context: Context): Promise<Reply> {
  const board = await leaderboard(context.db, {
    statistic: stat,
    period,
    minRounds,
    page,
    perPage,
    viewer: context.viewer,
    clock: context,
  });
  const { locale, user } = context;
  const { rankings, common, errors } = locale.texts;
  const title = rankings.title(statisticText(stat.key, locale).label, common.periodsInText[period]);
  const ranked = rankings.ranked(board.ranked, board.players, board.minRounds);
  const args = { period, ...(minRounds !== undefined && { min: String(minRounds) }) };
  const sort = row(
    select(
      encodeCustomId({ route: 'leaderboard.sort', owner: user.id, args }),
      choicesOf(stat, locale),
      rankings.rankBy,
    ),
  );
  if (board.ranked === 0) {
    const description =
      board.players === 0 ? rankings.noRounds : rankings.tryFewer(ranked, optionName(locale, 'leaderboard min_rounds'));
    return {
      page: rankingPath(stat.key),
      embeds: [{ title, description, color: colour }],
      rows: board.players > 0 ? [sort] : [],
    };
  }
  const lines = board.rows.filter(({ onPage }) => onPage).map((one) => line(stat, one, locale));
  const elsewhere = board.rows.find(({ isCaller, onPage }) => isCaller && !onPage);
  if (elsewhere) lines.push('', rankings.you(line(stat, elsewhere, locale)));
  const paging = { route: 'leaderboard.page', owner: user.id, args: { ...args, stat: stat.key } };
  const caveat = board.legacy && stat.trust !== 'sound';
  const image = await context.picture(rankingPicture(board.rows, { title, stat }, locale));
  const footer = [aboutOf(stat, locale), ranked, ...(caveat ? [common.oldBot] : [])].join('\n');
  return {
    ...(page > board.pages && { content: errors.noPage(page, board.pages) }),
    page: rankingPath(stat.key),
    embeds: [
      { title, description: lines.join('\n'), color: colour, footer: { text: footer }, ...(image && { image }) },
    ],
    rows: [sort, ...pager({ ...paging, page: board.page, pages: board.pages })],
  };
}

/** `🥇 **6,120** name · 541 rounds`: the value first, then the player and the first of the statistics beside it. No medal for zero. */
function line(stat: Statistic, row: LeaderboardRow, locale: Locale): string {
  const place = (row.value === 0 ? undefined : medals[row.rank - 1]) ?? `\`#${row.rank}\``;
  const [beside] = stat.context;
  const { label } = statisticText(beside, locale);
  const value = formatValue(statistic(beside), row.context1, locale);
  const { unit } = statistic(beside);
  const labelled = unit === 'duration' ? value : `${label} ${value}`;
  const more = beside === 'games' ? locale.texts.common.rounds(row.context1 ?? 0) : labelled;
  const before = `${place} **${formatValue(stat, row.value, locale)}** `;
  return valueRow({ before, name: row.name, underlined: row.isCaller, after: ` · ${more}` }, locale);
}

function aboutOf({ key, best }: Statistic, locale: Locale): string {
  const { about } = statisticText(key, locale);
  return best === 'least' ? `${about} · ${locale.texts.rankings.lowestFirst}` : about;
}

function choicesOf(shown: Statistic, locale: Locale): SelectOption[] {
  return statistics.map(({ key }) => {
    const { label, about } = statisticText(key, locale);
    return { value: key, label, description: about, default: key === shown.key };
  });
}
