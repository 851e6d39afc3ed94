-- Who won each round's map, and how people do on the same side: per gaming session and over all time, so that synergy costs the same
-- however many rounds are stored.

-- guid_a < guid_b; the row of a person with themselves (guid_a = guid_b) is all they did on a side, paired with anybody or not.
create table pair_sessions (
  server text not null,
  session_start timestamptz not null,
  guid_a text collate "C" not null,
  guid_b text collate "C" not null check (guid_a <= guid_b),
  rounds integer not null,
  wins integer not null,
  losses integer not null,
  draws integer not null,
  kills_a bigint not null,
  deaths_a bigint not null,
  kills_b bigint not null,
  deaths_b bigint not null,
  primary key (guid_a, guid_b, session_start, server)
);
comment on table pair_sessions is 'Rollup of counted_player_rounds per gaming session and pair of people: rounds on the same side. wins, losses and draws are rounds of decided maps.';
create index pair_sessions_session_idx on pair_sessions (session_start, server);

create table pair_totals (
  like pair_sessions including comments including constraints,
  weighted double precision,
  primary key (guid_a, guid_b)
);
alter table pair_totals drop column server, drop column session_start;
comment on table pair_totals is 'Rollup of pair_sessions over all time.';
comment on column pair_totals.weighted is 'Synergy times confidence, by which pairs rank; null for those that do not.';
create index pair_totals_partner_idx on pair_totals (guid_b);
create index pair_totals_ranking_idx on pair_totals (weighted desc) where weighted is not null;

-- What pair_sessions holds for the sessions that begin in [since, until], of `starts` only where those are given. Somebody who stands on
-- both sides of a round (two GUIDs of one person) is left out of it, as in domain/sides.ts. A map is decided only if both its rounds count.
-- Sessions and people are numbered, for a million rows of pairs group by numbers in a third of the time.
create function pair_sessions_between(since timestamptz, until timestamptz, starts timestamptz[] default null)
returns setof pair_sessions language sql stable
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

-- Ranks the pairs that these people are part of: the formula of domain/synergy.ts once more, for a ranking of a hundred thousand pairs
-- needs an index. Unknown terms count as 0. What somebody did apart is what the row with themselves has more than the pair's.
create function rank_pairs(people text[]) returns void
language plpgsql set jit = off
as $$
begin
  update pair_totals t
  set weighted = ranked.weighted
  from (
    select p.guid_a, p.guid_b,
      case when p.rounds >= 10 and a.rounds - p.rounds >= 10 and b.rounds - p.rounds >= 10 then (
        0.6 * coalesce(together.won - coalesce((apart.won_a + apart.won_b) / 2, apart.won_a, apart.won_b), 0)
        + 0.4 * coalesce((boost.a + boost.b) / 2, boost.a, boost.b, 0)
      ) * least(p.rounds / 50.0::float8, 1) end as weighted
    from pair_totals p
    join pair_totals a on a.guid_a = p.guid_a and a.guid_b = p.guid_a
    join pair_totals b on b.guid_a = p.guid_b and b.guid_b = p.guid_b
    cross join lateral (
      select p.wins / nullif(p.wins + p.losses + p.draws, 0)::float8 as won,
        p.kills_a / greatest(p.deaths_a, 1)::float8 as kd_a,
        p.kills_b / greatest(p.deaths_b, 1)::float8 as kd_b
    ) as together
    cross join lateral (
      select (a.wins - p.wins) / nullif(a.wins + a.losses + a.draws - p.wins - p.losses - p.draws, 0)::float8 as won_a,
        (b.wins - p.wins) / nullif(b.wins + b.losses + b.draws - p.wins - p.losses - p.draws, 0)::float8 as won_b,
        (a.kills_a - p.kills_a) / greatest(a.deaths_a - p.deaths_a, 1)::float8 as kd_a,
        (b.kills_a - p.kills_b) / greatest(b.deaths_a - p.deaths_b, 1)::float8 as kd_b
    ) as apart
    cross join lateral (
      select (together.kd_a - apart.kd_a) / nullif(apart.kd_a, 0) as a, (together.kd_b - apart.kd_b) / nullif(apart.kd_b, 0) as b
    ) as boost
    where p.guid_a < p.guid_b and (p.guid_a = any (people) or p.guid_b = any (people))
  ) as ranked
  where t.guid_a = ranked.guid_a and t.guid_b = ranked.guid_b and t.weighted is distinct from ranked.weighted;
end
$$;

-- As refresh_totals, for pairs: everybody's in each session that one of `guids` played in.
create function refresh_pair_totals(
  guids text[] default null, since timestamptz default '-infinity', until timestamptz default 'infinity'
) returns void
language plpgsql set work_mem = '64MB' set jit = off
as $$
declare
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
  starts constant timestamptz[] := case when guids is not null then array(
    select session_start from unnest(involved) as g join pair_sessions s on s.guid_a = g and s.guid_b = g
    where session_start between since and until
    union
    select r.session_start from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any (involved) and r.session_start between since and until
  ) end;
  -- Pairs whose sums may change: their halves.
  halves_a text[];
  halves_b text[];
begin
  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select distinct guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
  ) as before;

  delete from pair_sessions where session_start between since and until and (starts is null or session_start = any (starts));
  insert into pair_sessions select * from pair_sessions_between(since, until, starts);

  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
    union
    select * from unnest(halves_a, halves_b)
  ) as either;

  if guids is null and since = '-infinity' and until = 'infinity' then
    delete from pair_totals;
  else
    delete from pair_totals using unnest(halves_a, halves_b) as either (a, b) where guid_a = a and guid_b = b;
  end if;
  insert into pair_totals
  select guid_a, guid_b, sum(rounds), sum(wins), sum(losses), sum(draws), sum(kills_a)::bigint, sum(deaths_a)::bigint,
    sum(kills_b)::bigint, sum(deaths_b)::bigint
  from pair_sessions
  join unnest(halves_a, halves_b) as either (a, b) on guid_a = a and guid_b = b
  group by guid_a, guid_b;
  perform rank_pairs(array(select distinct unnest(halves_a)));
end
$$;

-- One call keeps every rollup.
alter function refresh_totals(text[], timestamptz) rename to refresh_player_totals;
create function refresh_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan
as $$
begin
  perform refresh_player_totals(guids, since);
  perform refresh_pair_totals(guids, since);
end
$$;

alter function refresh_session(text, timestamptz, bigint[]) rename to refresh_player_session;
create function refresh_session(on_server text, start timestamptz, added bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan -- a session is small, and planning would take longer than the work
as $$
begin
  perform refresh_player_session(on_server, start, added);
  perform refresh_pair_totals(null, start, start);
end
$$;
