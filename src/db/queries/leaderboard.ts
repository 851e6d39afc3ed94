import type { Statistic } from '../../domain/statistics.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import { hasLegacyLow } from './legacy-low.ts';
import { minimumSql } from './minimum.ts';
import { pagingOf } from './paging.ts';
import type { LocalTime, Period } from './period.ts';
import { totalsIn } from './period.ts';

interface LeaderboardQuery {
  statistic: Statistic;
  period: Period;
  /** The rounds a player needs. If undefined, the statistic decides, or in a short period a share of the most active player's rounds. */
  minRounds: number | undefined;
  page: number;
  perPage: number;
  /** The reader. Their own rank is added if it is on another page. */
  viewer: Viewer;
  clock: LocalTime;
}

export interface LeaderboardRow {
  rank: number;
  playerGuid: string;
  name: string | null;
  rounds: number;
  value: number;
  context1: number | null;
  context2: number | null;
  isCaller: boolean;
  onPage: boolean;
}

interface Leaderboard {
  /** The rows of the page, and the caller's own row if it is on another page. */
  rows: LeaderboardRow[];
  /** The page shown. The last page if the requested one does not exist. */
  page: number;
  pages: number;
  ranked: number;
  players: number;
  minRounds: number;
  /** Whether the old bot's rounds are stored without their files. */
  legacy: boolean;
}

/**
 * Returns one page of a ranking in one round trip. Players with equal values share a rank. Among them, the one with more rounds comes
 * first, then the lesser GUID.
 */
export async function leaderboard(db: Db, query: LeaderboardQuery): Promise<Leaderboard> {
  const { statistic: wanted, perPage } = query;
  const direction = wanted.best === 'most' ? raw('desc') : raw('asc');
  const [context1, context2] = wanted.context.map((key) => formulaSql(statistic(key).formula));
  const [board] = await db.query<Leaderboard>(sql`
    with totals as (
      select * from (${totalsIn(query.period, query.clock)}) as everybody
      where player_guid not in (select hidden_from(${viewerId(query.viewer)}))
    ),
    caller as (select own_player(${viewerId(query.viewer)}) as guid),
    minimum as (${minimum(query)}),
    values as (select *, ${formulaSql(wanted.formula)} as value from totals where rounds >= (select rounds from minimum)),
    ranked as (
      select *,
        rank() over (order by value ${direction}) as rank,
        row_number() over (order by value ${direction}, rounds desc, player_guid) as position
      from values where value is not null
    ),
    ${pagingOf(sql`ranked`, query)},
    shown as (
      select rank, player_guid, player_name(player_guid) as name, rounds, value, ${context1} as context1, ${context2} as context2,
        caller.guid is not null as is_caller,
        ceil(position / ${perPage}::float8)::int = (select number from page) as on_page
      from ranked
      left join caller on caller.guid = player_guid
      where ceil(position / ${perPage}::float8)::int = (select number from page) or caller.guid is not null
      order by position
    )
    select
      (select coalesce(jsonb_agg(to_jsonb(shown)), '[]') from shown) as rows,
      (select number from page) as page,
      paging.pages,
      paging.count as ranked,
      (select count(*)::int from totals) as players,
      (select rounds from minimum) as "minRounds",
      ${hasLegacyLow} as legacy
    from paging`);
  if (!board) throw new Error('The ranking query gave no row.');
  return board;
}

function minimum({ statistic: wanted, period, minRounds }: LeaderboardQuery): Sql {
  if (minRounds !== undefined) return sql`select ${minRounds}::int as rounds`;
  return sql`select ${minimumSql(wanted, period === 'all' ? 'all time' : 'period', sql`totals`)} as rounds`;
}
