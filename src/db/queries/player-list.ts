import type { Totals } from '../../domain/formula.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import { limitToPage, pagingOf } from './paging.ts';

export const listFilters = {
  all: 'Everybody',
  linked: 'Linked to a Discord user',
  unlinked: 'Not linked',
  active: 'Active in the last 30 days',
} as const;

export type ListFilter = keyof typeof listFilters;

const orders = {
  seen: raw('last_played_at desc'),
  rounds: raw('rounds desc'),
  kills: raw('kills desc'),
  kd: sql`${formulaSql(statistic('kd').formula)} desc`,
};

export type ListOrder = keyof typeof orders;

export interface ListedPlayer {
  playerGuid: string;
  name: string | null;
  linked: boolean;
  sessions: number;
  totals: Totals;
  lastPlayedAt: Date;
}

interface PlayerList {
  players: ListedPlayer[];
  /** The page shown. The last page if the requested one does not exist. */
  page: number;
  pages: number;
  /** Number of players that pass the filter. */
  count: number;
  totals: Record<ListFilter, number>;
}

interface PlayerListQuery {
  filter: ListFilter;
  order: ListOrder;
  page: number;
  perPage: number;
  viewer: Viewer;
  now: Date;
}

const activeForMs = 30 * 86_400_000;

/** A select of all players who are linked to a Discord user. */
export const linkedPlayers = sql`(select person_of(et_guid) from player_links)`;

/** Returns one page of all players with a counted round, in one round trip. */
export async function listPlayers(db: Db, query: PlayerListQuery): Promise<PlayerList> {
  const { filter, order, viewer, now } = query;
  const conditions: Record<ListFilter, Sql> = {
    all: raw('true'),
    linked: raw('linked'),
    unlinked: raw('not linked'),
    active: raw('active'),
  };
  const [list] = await db.query<PlayerList>(sql`
    with everybody as (
      select *,
        player_guid in ${linkedPlayers} as linked,
        last_played_at >= ${new Date(now.getTime() - activeForMs)} as active
      from player_totals where player_guid not in (select hidden_from(${viewerId(viewer)}))
    ),
    kept as (select * from everybody where ${conditions[filter]}),
    ${pagingOf(sql`kept`, query)},
    shown as (
      select *, row_number() over (order by ${orders[order]}, last_played_at desc, player_guid) as position from kept
      order by position
      ${limitToPage(query)}
    )
    select
      (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'player_guid', player_guid, 'name', player_name(player_guid), 'linked', linked, 'last_played_at', last_played_at,
            'sessions', (select count(*) from player_sessions s where s.player_guid = shown.player_guid), 'totals', to_jsonb(shown)
          ) order by position
        ), '[]') from shown
      ) as players,
      (select number from page) as page,
      paging.pages,
      paging.count,
      (
        select jsonb_build_object(
          'all', count(*), 'linked', count(*) filter (where linked), 'unlinked', count(*) filter (where not linked),
          'active', count(*) filter (where active)
        ) from everybody
      ) as totals
    from paging`);
  if (!list) throw new Error('The player list gave no row.');
  return {
    ...list,
    players: list.players.map((player) => ({ ...player, lastPlayedAt: new Date(player.lastPlayedAt) })),
  };
}
