import type { Statistic } from '../../domain/statistics.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { minimumSql } from './minimum.ts';
import type { Clock, Period } from './period.ts';
import { totalsIn } from './period.ts';

interface LeaderboardQuestion {
  statistic: Statistic;
  period: Period;
  /** At least so many rounds; undefined: what the statistic asks for, or a share of the most active player's in a short period. */
  minRounds: number | undefined;
  page: number;
  perPage: number;
  /** Whose rank to add. */
  callerId: string;
  clock: Clock;
}

export interface LeaderboardRow {
  rank: number;
  player_guid: string;
  name: string | null;
  rounds: number;
  value: number;
  context1: number | null;
  context2: number | null;
  is_caller: boolean;
  on_page: boolean;
}

interface Leaderboard {
  /** The rows of the page, and the caller's own where it is elsewhere. */
  rows: LeaderboardRow[];
  /** The page shown: the one asked for, or the last one. */
  page: number;
  pages: number;
  ranked: number;
  players: number;
  minRounds: number;
  /** Whether rounds of the old bot are stored whose files have not been imported. */
  legacy: boolean;
}

/** One page of a ranking in one round trip. Ties share a rank; among them more rounds come first, then the GUID decides. */
export async function leaderboard(db: Db, question: LeaderboardQuestion): Promise<Leaderboard> {
  const { statistic: wanted, perPage } = question;
  const direction = wanted.best === 'most' ? raw('desc') : raw('asc');
  const [context1, context2] = wanted.context.map((key) => formulaSql(statistic(key).formula));
  const [board] = await db.query<Leaderboard>(sql`
    with totals as (
      select * from (${totalsIn(question.period, question.clock)}) as everybody
      where player_guid not in (select hidden_from(${question.callerId}))
    ),
    caller as (select person_of(et_guid) as guid from player_links where discord_id = ${question.callerId}),
    minimum as (${minimum(question)}),
    values as (select *, ${formulaSql(wanted.formula)} as value from totals where rounds >= (select rounds from minimum)),
    ranked as (
      select *,
        rank() over (order by value ${direction}) as rank,
        row_number() over (order by value ${direction}, rounds desc, player_guid) as position
      from values where value is not null
    ),
    paging as (
      select count(*)::int as ranked, greatest(ceil(count(*) / ${perPage}::float8), 1)::int as pages from ranked
    ),
    page as (select least(greatest(${question.page}, 1), pages)::int as number from paging),
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
      paging.ranked,
      (select count(*)::int from totals) as players,
      (select rounds from minimum) as "minRounds",
      exists (select from rounds where source = 'legacy') as legacy
    from paging`);
  if (!board) throw new Error('The ranking query gave no row.');
  return board;
}

function minimum({ statistic: wanted, period, minRounds }: LeaderboardQuestion): Sql {
  if (minRounds !== undefined) return sql`select ${minRounds}::int as rounds`;
  return sql`select ${minimumSql(wanted, period === 'all' ? 'all time' : 'period', sql`totals`)} as rounds`;
}
