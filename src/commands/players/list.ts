import type { ListFilter, ListOrder } from '../../db/queries/player-list.ts';
import { listFilters, listPlayers } from '../../db/queries/player-list.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, row, select } from '../../discord/reply.ts';
import { translate } from '../../texts/replies.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { valueIn } from '../../views/statistic.ts';
import type { Components } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { pageOf, pager } from '../shared/pager.ts';

const perPage = 10;

const orders: Record<ListOrder, string> = {
  seen: 'Last played first',
  rounds: 'Most rounds first',
  kills: 'Most kills first',
  kd: 'Best K/D first',
};

const filterOf = (key = ''): ListFilter => (Object.hasOwn(listFilters, key) ? (key as ListFilter) : 'all');
const orderOf = (key = ''): ListOrder => (Object.hasOwn(orders, key) ? (key as ListOrder) : 'seen');

export const playersList = defineAction({
  description: 'Everybody with a counted round',
  options: {
    filter: {
      type: 'string',
      description: 'Whom to list; everybody when left out',
      choices: (Object.keys(listFilters) as ListFilter[]).map((value) => ({ name: listFilters[value], value })),
    },
    page: { type: 'integer', description: 'Page of the list', min: 1, max: 1000 },
    hidden: hiddenOption,
  },
  examples: ['/players list', '/players list filter:active'],
  run: ({ filter, page = 1 }, context) => show({ filter: filterOf(filter), order: 'seen', page }, context),
});

export const listComponents: Components = {
  page: (args, _values, context) =>
    show({ filter: filterOf(args.filter), order: orderOf(args.order), page: pageOf(args) }, context),
  sort: (args, [order], context) => show({ filter: filterOf(args.filter), order: orderOf(order), page: 1 }, context),
};

interface Shown {
  filter: ListFilter;
  order: ListOrder;
  page: number;
}

async function show({ filter, order, page }: Shown, context: Context): Promise<Reply> {
  const { db, user, viewer, now } = context;
  const list = await listPlayers(db, { filter, order, page, perPage, viewer, now });
  const { totals } = list;
  const summary = `${formatCounted(totals.all, 'player')} · ${totals.linked} linked · ${totals.unlinked} not · ${totals.active} active in 30 days`;
  const title = filter === 'all' ? 'Players' : `Players · ${listFilters[filter].toLowerCase()}`;
  if (list.count === 0) {
    const why = totals.all === 0 ? translate(context, 'noRounds') : `None of them. ${summary}.`;
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const lines = list.players.map(
    ({ name, linked, sessions, totals: sums, lastPlayedAt }) =>
      `${linked ? '🔗 ' : ''}**${nameInText(name)}** · ${formatCounted(sessions, 'session')} · ${formatCount(sums.kills)} K ${formatCount(sums.deaths)} D · K/D ${valueIn(sums, 'kd')} · ${timestamp(lastPlayedAt)}`,
  );
  const options = (Object.keys(orders) as ListOrder[]).map((value) => ({
    value,
    label: orders[value],
    default: value === order,
  }));
  return {
    embeds: [
      {
        title,
        description: lines.join('\n'),
        footer: { text: `🔗 linked to a Discord user\n${summary}` },
        color: colour,
      },
    ],
    rows: [
      row(select(encodeCustomId({ route: 'players.sort', owner: user.id, args: { filter } }), options, 'Sort by')),
      ...pager({ route: 'players.page', owner: user.id, args: { filter, order }, page: list.page, pages: list.pages }),
    ],
  };
}
