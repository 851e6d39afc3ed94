import type { Duel } from '../../domain/rivalry.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { empty, sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesBySlot, parseDates, playersFound } from './find-player.ts';
import type { LocalTime, Period } from './period.ts';
import { inPeriod } from './period.ts';
import type { PlayerReference } from './player-matches.ts';

/** How two players met, from the view of the first. */
export interface Rivals {
  /** Kills on each other. */
  duel: Duel;
  /** Rounds and maps on opposite sides. `won` and `lost` are the first player's. */
  against: Record<'rounds' | 'won' | 'lost' | 'drawn', number>;
  /** Rounds on one side, and maps of which both rounds count. */
  together: Record<'rounds' | 'won' | 'decided', number>;
  /** Rounds on opposite sides whose endstats name somebody who may be one of the two, and nobody knows whom. */
  unresolved: number;
  /** Rounds on opposite sides without endstats. */
  withoutEndstats: number;
  /** The latest maps on opposite sides, newest first. */
  latest: Meeting[];
  /** The weapons of each with most kills in the rounds on opposite sides. Endstats do not say who was killed with what. */
  weapons: [RivalWeapon[], RivalWeapon[]];
}

/** A map on which two players stood on opposite sides. */
export interface Meeting {
  mapName: string;
  /** The day in the community's zone, YYYY-MM-DD. */
  day: string;
  /** Points of both by the stopwatch rule. Null if the map is undecided, or if they changed team in it. */
  points: [number, number] | null;
  /** Kills on each other in these rounds. Null without endstats that name both. */
  kills: number | null;
  deaths: number | null;
}

export interface RivalWeapon {
  weaponName: string;
  kills: number;
}

export interface RivalsAnswer {
  /** Players that each reference may mean. */
  first: PlayerCandidate[];
  second: PlayerCandidate[];
  rivals: Rivals;
}

interface RivalsQuery {
  period: Period;
  clock: LocalTime;
  viewer: Viewer;
  /** The most meetings and weapons. */
  most: { meetings: number; weapons: number };
}

/** Where a person stood in a round: 1, 2, or null on neither side or, under two GUIDs, on both. */
const sideOf = (guid: Sql) =>
  sql`case when ${guid} = any (s.axis) then case when ${guid} = any (s.allies) then null else 1 end when ${guid} = any (s.allies) then 2 end`;

/** Returns how two players met, in one round trip. */
export async function rivalsOf(
  db: Db,
  references: readonly [PlayerReference, PlayerReference],
  { period, clock, viewer, most }: RivalsQuery,
): Promise<RivalsAnswer> {
  const within = inPeriod(period, clock);
  const [row] = await db.query<{ candidates: [PlayerCandidate[], PlayerCandidate[]]; rivals: Rivals }>(sql`
    with ${playersFound(references, viewer)},
    -- Nobody meets excluded people.
    two as materialized (
      select f.guid as a, s.guid as b, guids_of(f.guid) as a_guids, guids_of(s.guid) as b_guids
      from chosen f join chosen s on s.slot = 1 and f.guid <> s.guid
      where f.slot = 0 and not exists (select from excluded_people e where e.guid in (f.guid, s.guid))
    ),
    -- As encountersOf, for one opponent. If a round has both players' lists, the first player's counts.
    encounters as materialized (
      select distinct on (l.round_id) l.round_id, sum(l.kills) as kills, sum(l.deaths) as deaths
      from (
        select v.round_id, v.kills, v.deaths, 1 as own
        from two join round_versus v on v.subject_guid = any (two.a_guids) and v.opponent_guid = any (two.b_guids)
        union all
        select v.round_id, v.deaths, v.kills, 2
        from two join round_versus v on v.opponent_guid = any (two.a_guids) and v.subject_guid = any (two.b_guids)
      ) as l join rounds r on r.id = l.round_id
      where r.is_valid and r.round_number in (1, 2) ${within ? sql`and ${within}` : empty}
      group by l.round_id, l.own order by l.round_id, l.own
    ),
    stood as materialized (
      select r.id, r.server, r.match_id, r.map_name, r.played_at,
        ${sideOf(sql`two.a`)} as a_side, ${sideOf(sql`two.b`)} as b_side,
        case when exists (
          select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
        ) then r.winning_side end as winning_side
      from two cross join rounds r join round_sides s on s.round_id = r.id
      -- arrays, because of a select PostgreSQL expects so many rounds that it reads whole tables
      where r.id = any (array(
        select p.round_id from two join player_comprehensive_stats p on p.player_guid = any (two.a_guids)
        intersect
        select p.round_id from two join player_comprehensive_stats p on p.player_guid = any (two.b_guids)
      )) ${within ? sql`and ${within}` : empty}
    ),
    sided as materialized (
      select id, server, match_id, map_name, played_at, a_side, b_side, winning_side, a_side <> b_side as against
      from stood where a_side is not null and b_side is not null
    ),
    met as materialized (
      select server, match_id, against, min(map_name) as map_name, max(played_at) as played_at, max(id) as last_id, count(*)::int as rounds,
        array_agg(id) as ids,
        case when bool_and(winning_side = a_side) then 2 when bool_and(winning_side = b_side) then 0 when bool_and(winning_side = 0) then 1
          when not against and bool_and(winning_side = 3 - a_side) then 0 end as points
      from sided group by server, match_id, against
    ),
    opposed as materialized (
      select o.id, o.is_named, o.is_named or exists (select from round_versus v where v.round_id = o.id) as has_endstats
      from (select s.id, s.id in (select round_id from encounters) as is_named from sided s where s.against) as o
    )
    select ${candidatesBySlot(references.length)} as candidates,
      jsonb_build_object(
        'duel', (
          select jsonb_build_object('kills', coalesce(sum(kills), 0), 'deaths', coalesce(sum(deaths), 0), 'rounds', count(*))
          from encounters
        ),
        'against', sums.against,
        'together', sums.together,
        'unresolved', (
          select count(distinct v.round_id) from round_versus v
          where v.round_id = any (array(select id from opposed where has_endstats and not is_named))
            and (v.subject_guid is null or v.opponent_guid is null)
            and coalesce(v.subject_guid = any ((select a_guids || b_guids from two)::text[]), true)
            and coalesce(v.opponent_guid = any ((select a_guids || b_guids from two)::text[]), true)
        ),
        'without_endstats', (select count(*) from opposed where not has_endstats),
        'latest', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'map_name', coalesce(maps.map_name, m.map_name),
            'day', to_char(m.played_at at time zone ${clock.timeZone}, 'YYYY-MM-DD'),
            'points', case when m.points is not null then jsonb_build_array(m.points, 2 - m.points) end,
            'kills', (select sum(e.kills) from encounters e where e.round_id = any (m.ids)),
            'deaths', (select sum(e.deaths) from encounters e where e.round_id = any (m.ids))
          ) order by m.played_at desc, m.last_id desc), '[]')
          from (select * from met where against order by played_at desc, last_id desc limit ${most.meetings}) as m
          left join maps on maps.map_key = lower(m.map_name collate "C")
        ),
        'weapons', ${weaponsOf(most.weapons)}
      ) as rivals
    from (
      select
        jsonb_build_object(
          'rounds', coalesce(sum(rounds) filter (where against), 0), 'won', count(*) filter (where against and points = 2),
          'lost', count(*) filter (where against and points = 0), 'drawn', count(*) filter (where against and points = 1)
        ) as against,
        jsonb_build_object(
          'rounds', coalesce(sum(rounds) filter (where not against), 0), 'won', count(*) filter (where not against and points = 2),
          'decided', count(points) filter (where not against)
        ) as together
      from met
    ) as sums`);
  if (!row) throw new Error('The query of two rivals gave no row.');
  const [first, second] = row.candidates;
  return { first: first.map(parseDates), second: second.map(parseDates), rivals: row.rivals };
}

/** Returns an expression for the weapons of both in `opposed` rounds, as a list of two lists. */
function weaponsOf(most: number): Sql {
  return sql`(
    select jsonb_build_array(
      coalesce(jsonb_agg(${weapon} order by w.place) filter (where w.is_a), '[]'),
      coalesce(jsonb_agg(${weapon} order by w.place) filter (where not w.is_a), '[]')
    )
    from (
      select *, row_number() over (partition by is_a order by kills desc, weapon_name) as place
      from (
        select p.player_guid = any (two.a_guids) as is_a, p.weapon_name, sum(p.kills) as kills
        from two join weapon_comprehensive_stats p on p.player_guid = any (two.a_guids || two.b_guids)
        where p.round_id = any (array(select id from opposed))
        group by is_a, p.weapon_name having sum(p.kills) > 0
      ) as used
    ) as w
    where w.place <= ${most}
  )`;
}

const weapon = sql`jsonb_build_object('weapon_name', w.weapon_name, 'kills', w.kills)`;
