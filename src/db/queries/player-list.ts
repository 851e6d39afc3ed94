import type { Totals } from '../../domain/formula.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import { limitToPage, pagingOf } from './paging.ts';
import type { PlayerReference } from './player-matches.ts';
import { matching } from './player-matches.ts';

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
  /** The page shown: the one asked for, or the last one. */
  page: number;
  pages: number;
  /** How many the filter lets through. */
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

const activeFor = 30 * 86_400_000;

const linkedPlayers = sql`(select person_of(et_guid) from player_links)`;

/** One page of everybody with a counted round, in one round trip. */
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
        last_played_at >= ${new Date(now.getTime() - activeFor)} as active
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

export interface FoundPlayer extends Omit<ListedPlayer, 'sessions' | 'totals' | 'lastPlayedAt'> {
  /** Other names, newest first, at most five. */
  aliases: string[];
  totals: Totals | null;
  lastPlayedAt: Date | null;
}

export interface FoundPlayers {
  /** Best matches first, at most `most`. */
  players: FoundPlayer[];
  count: number;
}

/** Everybody a reference may mean, the better matches first, in one round trip. */
export async function findPlayers(
  db: Db,
  reference: PlayerReference,
  { viewer, most }: { viewer: Viewer; most: number },
): Promise<FoundPlayers> {
  const [found] = await db.query<FoundPlayers>(sql`
    with best as (select guid, min(tier) as tier from (${matching(reference, viewer)}) as matches group by guid),
    shown as (
      select best.guid, row_number() over (order by tier, t.last_played_at desc nulls last, best.guid) as position, t.last_played_at
      from best left join player_totals t on t.player_guid = best.guid
      order by position
      limit ${most}
    )
    select
      (select count(*)::int from best) as count,
      (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'player_guid', guid, 'name', player_name(guid), 'linked', guid in ${linkedPlayers}, 'totals', (select to_jsonb(t) from player_totals t where t.player_guid = shown.guid),
            'last_played_at', last_played_at,
            'aliases', array(
              select a.alias from player_aliases a
              where a.guid = any ((select guids_of(shown.guid))::text[]) and a.alias is distinct from (select player_name(shown.guid))
              group by a.alias order by max(a.last_seen) desc nulls last, a.alias limit 5
            )
          ) order by position
        ), '[]') from shown
      ) as players`);
  return {
    count: found?.count ?? 0,
    players: (found?.players ?? []).map((player) => ({
      ...player,
      lastPlayedAt: player.lastPlayedAt && new Date(player.lastPlayedAt),
    })),
  };
}
