-- Returns the rows of pair_sessions for the sessions that begin in [since, until]. With `starts`, returns only those sessions. A person on
-- both sides of a round (two GUIDs of one person) is left out of the round, as in domain/sides.ts. A map is decided only if both its rounds
-- count. Sessions and persons are numbered, because PostgreSQL groups a million rows by numbers in a third of the time.
-- needs: counted_player_rounds
create function pair_sessions_between(since timestamptz, until timestamptz, starts timestamptz[] default null)
returns table (
  server text, session_start timestamptz, guid_a text, guid_b text, rounds integer, wins integer, losses integer, draws integer,
  kills_a bigint, deaths_a bigint, kills_b bigint, deaths_b bigint
)
language sql stable
as $$
  with played as materialized (
    select r.id, r.server, r.session_start, dense_rank() over (order by r.session_start, r.server)::integer as session,
      case when exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
      ) then r.winning_side end as winning_side
    from rounds r
    where r.is_valid and r.round_number in (1, 2)
      and r.session_start between since and until and (starts is null or r.session_start = any (starts))
  ),
  merged as materialized (select from_guid as guid from player_merges union select into_guid from player_merges),
  stood as materialized (
    select round_id, player_guid, side, kills, deaths
    from counted_player_rounds
    where side in (1, 2) and session_start between since and until and (starts is null or session_start = any (starts))
      and installation_guid not in (select guid from merged)
    union all
    select round_id, player_guid, min(side), sum(kills), sum(deaths)
    from counted_player_rounds
    where side in (1, 2) and session_start between since and until and (starts is null or session_start = any (starts))
      and installation_guid in (select guid from merged)
    group by round_id, player_guid
    having min(side) = max(side)
  ),
  people as materialized (
    select player_guid, row_number() over (order by player_guid collate "C")::integer as number from (select distinct player_guid from stood) as p
  ),
  numbered as materialized (
    select stood.round_id, people.number, stood.side, stood.kills, stood.deaths from stood join people using (player_guid)
  ),
  pairs as (
    select
      played.session,
      a.number as a,
      b.number as b,
      count(*) as rounds,
      count(*) filter (where played.winning_side = a.side) as wins,
      count(*) filter (where played.winning_side = 3 - a.side) as losses,
      count(*) filter (where played.winning_side = 0) as draws,
      sum(a.kills) as kills_a,
      sum(a.deaths) as deaths_a,
      sum(b.kills) as kills_b,
      sum(b.deaths) as deaths_b
    from numbered a
    join numbered b on b.round_id = a.round_id and b.side = a.side and b.number >= a.number
    join played on played.id = a.round_id
    group by played.session, a.number, b.number
  )
  select sessions.server, sessions.session_start, a.player_guid, b.player_guid, rounds::integer, wins::integer, losses::integer,
    draws::integer, kills_a::bigint, deaths_a::bigint, kills_b::bigint, deaths_b::bigint
  from pairs
  join (select distinct session, server, session_start from played) as sessions using (session)
  join people a on a.number = pairs.a
  join people b on b.number = pairs.b
$$;
