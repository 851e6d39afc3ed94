import type { LeaderboardRow } from '../db/queries/leaderboard.ts';
import { leaderboard } from '../db/queries/leaderboard.ts';
import type { Period } from '../db/queries/period.ts';
import { periods } from '../db/queries/period.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply, SelectOption } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import type { Statistic } from '../domain/statistics.ts';
import { findStatistic, statistic, statistics } from '../domain/statistics.ts';
import { legacyCaveat } from '../views/legacy-caveat.ts';
import { formatCounted } from '../views/numbers.ts';
import { formatValue } from '../views/statistic.ts';
import type { Autocomplete } from './command.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf, pager } from './shared/pager.ts';
import { periodOf, periodOption } from './shared/period-option.ts';

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
    if (!found) return ephemeral(`There is no ranking “${nameInText(stat, 40)}”. There are: ${listOfKeys()}.`);
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
  const title = `${stat.label} · ${periods[period].toLowerCase()}`;
  const counted = `${board.ranked} of ${board.players} players have at least ${formatCounted(board.minRounds, 'round')}`;
  const args = { period, ...(minRounds !== undefined && { min: String(minRounds) }) };
  const sort = row(
    select(encodeCustomId({ route: 'leaderboard.sort', owner: context.user.id, args }), choicesOf(stat), 'Rank by'),
  );
  if (board.ranked === 0) {
    return {
      embeds: [{ title, description: whyEmpty(board.players, counted), color: colour }],
      rows: board.players > 0 ? [sort] : [],
    };
  }
  const lines = board.rows.filter(({ onPage }) => onPage).map((ranked) => line(stat, ranked));
  const elsewhere = board.rows.find(({ isCaller, onPage }) => isCaller && !onPage);
  if (elsewhere) lines.push('', `You: ${line(stat, elsewhere)}`);
  const paging = { route: 'leaderboard.page', owner: context.user.id, args: { ...args, stat: stat.key } };
  return {
    embeds: [
      { title, description: lines.join('\n'), color: colour, footer: { text: footer(stat, counted, board.legacy) } },
    ],
    rows: [sort, ...pager({ ...paging, page: board.page, pages: board.pages })],
  };
}

function line(stat: Statistic, row: LeaderboardRow): string {
  const place = medals[row.rank - 1] ?? `\`#${row.rank}\``;
  const context = stat.context.map(statistic).map((beside, index) => {
    return `${beside.label} ${formatValue(beside, index === 0 ? row.context1 : row.context2)}`;
  });
  const name = row.isCaller ? `__${nameInText(row.name)}__` : nameInText(row.name);
  return `${place} **${name}** — **${formatValue(stat, row.value)}** · ${context.join(' · ')}`;
}

function footer(stat: Statistic, counted: string, legacy: boolean): string {
  const order = stat.best === 'least' ? ' · lowest first' : '';
  return [`${stat.about}${order}`, counted, ...(legacy && stat.trust !== 'sound' ? [legacyCaveat] : [])].join('\n');
}

function whyEmpty(players: number, counted: string): string {
  if (players === 0) return 'No round of that time counts yet.';
  return `${counted}: try a smaller \`min_rounds\`.`;
}

function choicesOf(shown: Statistic): SelectOption[] {
  return statistics.map(({ key, label, about }) => ({
    value: key,
    label,
    description: about,
    default: key === shown.key,
  }));
}

function listOfKeys(): string {
  return statistics.map(({ key }) => `\`${key}\``).join(', ');
}

async function suggestStatistics(typed: string): ReturnType<Autocomplete> {
  const wanted = typed.trim().toLowerCase();
  const fits = ({ key, label, aliases }: Statistic) =>
    [key, label.toLowerCase(), ...aliases].some((word) => word.includes(wanted));
  return statistics.filter(fits).map(({ key, label, about }) => ({ name: `${label}: ${about}`, value: key }));
}
