import type { ListedPlayer, ListFilter, ListOrder } from '../../db/queries/player-list.ts';
import { listFilters, listPlayers } from '../../db/queries/player-list.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, row, select } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatCount } from '../../views/numbers.ts';
import { valueIn } from '../../views/statistic.ts';
import { valueRow } from '../../views/value-row.ts';
import type { Components } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { pageOf, pager } from '../shared/pager.ts';

const perPage = 10;
const halfADay = 12 * 3_600_000;

const orders: readonly ListOrder[] = ['seen', 'rounds', 'kills', 'kd'];

const filterOf = (key = ''): ListFilter => (Object.hasOwn(listFilters, key) ? (key as ListFilter) : 'all');
const orderOf = (key = ''): ListOrder => orders.find((order) => order === key) ?? 'seen';

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
  const { db, user, viewer, now, locale } = context;
  const list = await listPlayers(db, { filter, order, page, perPage, viewer, now });
  const { all, linked, active } = list.totals;
  const { linkedMark, list: texts } = locale.texts.players;
  const summary = texts.totals(all, linked, active);
  const title = [texts.title, texts.filters[filter]].filter((part) => part !== '').join(' · ');
  if (list.count === 0) {
    const why = all === 0 ? texts.noRounds : texts.none(summary);
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const noPage = page > list.pages ? [locale.texts.errors.noPage(page, list.pages)] : [];
  const options = orders.map((value) => ({ value, label: texts.orders[value], default: value === order }));
  return {
    embeds: [
      {
        title,
        description: (order === 'seen'
          ? byDay(list.players, locale)
          : list.players.map((player) => line(player, order, locale))
        ).join('\n'),
        footer: { text: [`${texts.legends[order]} · ${linkedMark}`, summary, ...noPage].join('\n') },
        color: colour,
      },
    ],
    rows: [
      row(select(encodeCustomId({ route: 'players.sort', owner: user.id, args: { filter } }), options, texts.sortBy)),
      ...pager({ route: 'players.page', owner: user.id, args: { filter, order }, page: list.page, pages: list.pages }),
    ],
  };
}

/** Returns the players under small headings that say when they last played; who played within half a day of another shares one. */
function byDay(players: readonly ListedPlayer[], locale: Locale): string[] {
  let heading = Number.POSITIVE_INFINITY;
  return players.flatMap((player) => {
    const isNear = heading - player.lastPlayedAt.getTime() < halfADay;
    if (!isNear) heading = player.lastPlayedAt.getTime();
    return [...(isNear ? [] : [`-# ${timestamp(player.lastPlayedAt)}`]), line(player, 'seen', locale)];
  });
}

/** Returns one line that a phone does not break: what the list is sorted by, and a little more. */
function line({ name, linked, sessions, totals }: ListedPlayer, order: ListOrder, locale: Locale): string {
  const mark = linked ? '🔗 ' : '';
  const pair = `${formatCount(totals.kills, locale)}/${formatCount(totals.deaths, locale)}`;
  const row = (value: string, after = '') => valueRow({ before: `**${value}** ${mark}`, name, after }, locale);
  switch (order) {
    case 'rounds':
      return row(formatCount(totals.rounds, locale), ` · ${locale.texts.common.sessions(sessions)}`);
    case 'kills':
      return row(pair);
    case 'kd':
      return row(valueIn(totals, 'kd', locale), ` · ${pair}`);
    default:
      return valueRow({ before: mark, name, bold: true, after: ` ${pair}` }, locale);
  }
}
