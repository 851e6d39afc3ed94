import type { Statistic } from '../../domain/statistics.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { empty, raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import { minimumSql } from './minimum.ts';

export const championships = ['kills', 'dpm', 'kd'].map(statistic);

// Only the sums that championships need, because player_totals_between computes all of them.
const terms = championships.flatMap(({ formula }) => [...formula.numerator, ...(formula.denominator ?? [])]);
const summed = raw([...new Set(['rounds', ...terms])].map((term) => `sum(${term})::bigint as ${term}`).join(', '));

/** The best player of one statistic. */
export interface Champion {
  playerGuid: string;
  name: string | null;
  rounds: number;
  value: number;
}

/** Champions by key of {@link championships}. */
export type Champions = Record<string, { champion: Champion | null; minimum: number }>;

interface SeasonAnswer {
  champions: Champions;
  allTime: Champions;
  /** Number of players with a counted round in the season. Hidden players are left out. */
  players: number;
  /** Instants of the first and the last counted round. Null without a counted round. */
  first: Date | null;
  last: Date | null;
}

interface SeasonQuery {
  /** Start of the season in milliseconds since 1970. */
  start: number;
  end: number;
  viewer: Viewer;
}

/** Returns the champions of the gaming sessions that began in the season, and of all time, in one round trip. */
export async function seasonChampions(db: Db, query: SeasonQuery): Promise<SeasonAnswer> {
  const { start, end, viewer } = query;
  const [row] = await db.query<SeasonAnswer>(sql`
    with hidden as materialized (select hidden_from(${viewerId(viewer)}) as guid),
    season as materialized (
      select player_guid, ${summed} from player_sessions
      where session_start >= ${new Date(start)} and session_start < ${new Date(end)} and player_guid not in (select guid from hidden)
      group by player_guid
    ),
    ever as (select * from player_totals where player_guid not in (select guid from hidden))
    select
      ${championsIn(sql`season`, 'period')} as champions,
      ${championsIn(sql`ever`, 'all time')} as "allTime",
      (select count(*)::int from season) as players,
      (select min(first_played_at) from player_totals) as first,
      (select max(last_played_at) from player_totals) as last`);
  if (!row) throw new Error('The season query gave no row.');
  return row;
}

function championsIn(totals: Sql, over: 'all time' | 'period'): Sql {
  const entries = championships.map((one) => {
    const minimum = minimumSql(one, over, totals);
    return sql`${one.key}::text, jsonb_build_object('minimum', ${minimum}, 'champion', ${champion(one, totals, minimum)})`;
  });
  const [first, ...rest] = entries;
  return sql`jsonb_build_object(${rest.reduce((list, entry) => sql`${list}, ${entry}`, first ?? empty)})`;
}

function champion({ formula }: Statistic, totals: Sql, minimum: Sql): Sql {
  return sql`(
    select jsonb_build_object('player_guid', player_guid, 'name', player_name(player_guid), 'rounds', rounds, 'value', value)
    from (
      select player_guid, rounds, ${formulaSql(formula)} as value from ${totals}
      where rounds >= ${minimum}
      order by value desc nulls last, rounds desc, player_guid
      limit 1
    ) as best
    where value is not null
  )`;
}

/** Returns when the first and the last counted round were played. Undefined if there is none. */
export async function playedBetween(db: Db): Promise<{ first: Date; last: Date } | undefined> {
  const [row] = await db.query<{ first: Date | null; last: Date | null }>(
    sql`select min(first_played_at) as first, max(last_played_at) as last from player_totals`,
  );
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}
