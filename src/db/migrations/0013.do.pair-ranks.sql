-- A round that comes in is added to what pairs have done, and pairs are ranked when somebody asks for the ranking, not with every round:
-- one more round of somebody moves all of their pairs.

alter table pair_totals drop column weighted; -- and its index

create table pair_ranks (
  guid_a text collate "C" not null,
  guid_b text collate "C" not null,
  score double precision not null,
  weighted double precision not null,
  primary key (guid_a, guid_b)
);
comment on table pair_ranks is 'Ranking of pair_totals: the pairs that rank, as they were when rank_pairs was last called.';
comment on column pair_ranks.score is 'Synergy.';
comment on column pair_ranks.weighted is 'Synergy times confidence, by which pairs rank.';
create index pair_ranks_best_idx on pair_ranks (weighted desc);
create index pair_ranks_partner_idx on pair_ranks (guid_b);

create table pairs_to_rank (
  guid text collate "C" primary key
);
comment on table pairs_to_rank is 'Ranking of pair_totals: people whose pairs have changed since.';
insert into pairs_to_rank select guid_a from pair_totals where guid_a = guid_b;

-- lock_rounds for whoever would rather go without than wait; false: somebody is writing.
create function try_lock_rounds() returns boolean language sql
as $$ select pg_try_advisory_xact_lock(7867850) $$;

-- Brings pair_ranks up to date: call it before reading them. Leaves them as they are while rounds are being written, or where nothing
-- may be written: whoever asks next sees to it. The formula of domain/synergy.ts once more, for a ranking of a hundred thousand pairs
-- needs an index. Unknown terms count as 0. What somebody did apart is what the row with themselves has more than the pair's.
drop function rank_pairs(text[]);
create function rank_pairs() returns void
language plpgsql set jit = off
as $$
declare
  people text[];
begin
  if current_setting('transaction_read_only')::boolean or not exists (select from pairs_to_rank) or not try_lock_rounds() then
    return;
  end if;
  with done as (delete from pairs_to_rank returning guid)
  select array_agg(guid) into people from done;
  delete from pair_ranks where guid_a = any (people) or guid_b = any (people);
  insert into pair_ranks
  select p.guid_a, p.guid_b, synergy.score, synergy.score * least(p.rounds / 50.0::float8, 1)
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
  cross join lateral (
    select 0.6 * coalesce(together.won - coalesce((apart.won_a + apart.won_b) / 2, apart.won_a, apart.won_b), 0)
      + 0.4 * coalesce((boost.a + boost.b) / 2, boost.a, boost.b, 0) as score
  ) as synergy
  where p.guid_a < p.guid_b and (p.guid_a = any (people) or p.guid_b = any (people))
    and p.rounds >= 10 and a.rounds - p.rounds >= 10 and b.rounds - p.rounds >= 10;
end
$$;

-- As refresh_totals, for pairs: everybody's in each session that one of `guids` played in.
create or replace function refresh_pair_totals(
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
  insert into pairs_to_rank select distinct unnest(halves_a) on conflict do nothing;
end
$$;

-- What rounds that are new add to pairs: their own sums, and where one completes its map, the result of the other round too.
create function add_pairs(added bigint[]) returns void language sql
as $$
  with played as materialized (
    select r.id, r.server, r.session_start, r.id = any (added) as is_new,
      case when twin.id is not null then r.winning_side end as winning_side
    from rounds a
    join rounds r on r.match_id = a.match_id and r.server = a.server and r.round_number in (1, 2) and r.is_valid
    left join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number and twin.is_valid
    where a.id = any (added) and a.is_valid
  ),
  stood as materialized ( -- whoever stands on both sides is left out, as in pair_sessions_between
    select round_id, player_guid collate "C" as guid, min(side) as side, sum(kills) as kills, sum(deaths) as deaths
    from counted_player_rounds
    where round_id in (select id from played) and side in (1, 2)
    group by round_id, player_guid
    having min(side) = max(side)
  ),
  pairs as materialized (
    select
      played.server,
      played.session_start,
      a.guid as guid_a,
      b.guid as guid_b,
      count(*) filter (where is_new) as rounds,
      count(*) filter (where winning_side = a.side) as wins,
      count(*) filter (where winning_side = 3 - a.side) as losses,
      count(*) filter (where winning_side = 0) as draws,
      coalesce(sum(a.kills) filter (where is_new), 0) as kills_a,
      coalesce(sum(a.deaths) filter (where is_new), 0) as deaths_a,
      coalesce(sum(b.kills) filter (where is_new), 0) as kills_b,
      coalesce(sum(b.deaths) filter (where is_new), 0) as deaths_b
    from stood a
    join stood b on b.round_id = a.round_id and b.side = a.side and b.guid >= a.guid
    join played on played.id = a.round_id
    group by played.server, played.session_start, a.guid, b.guid
  ),
  in_session as (
    insert into pair_sessions as t select * from pairs
    on conflict (guid_a, guid_b, session_start, server) do update set
      rounds = t.rounds + excluded.rounds,
      wins = t.wins + excluded.wins,
      losses = t.losses + excluded.losses,
      draws = t.draws + excluded.draws,
      kills_a = t.kills_a + excluded.kills_a,
      deaths_a = t.deaths_a + excluded.deaths_a,
      kills_b = t.kills_b + excluded.kills_b,
      deaths_b = t.deaths_b + excluded.deaths_b
  ),
  to_rank as (
    insert into pairs_to_rank select distinct guid_a from pairs on conflict do nothing
  )
  insert into pair_totals as t -- both rounds of a map may be in different sessions
  select guid_a, guid_b, sum(rounds), sum(wins), sum(losses), sum(draws), sum(kills_a), sum(deaths_a), sum(kills_b), sum(deaths_b)
  from pairs group by guid_a, guid_b
  on conflict (guid_a, guid_b) do update set
    rounds = t.rounds + excluded.rounds,
    wins = t.wins + excluded.wins,
    losses = t.losses + excluded.losses,
    draws = t.draws + excluded.draws,
    kills_a = t.kills_a + excluded.kills_a,
    deaths_a = t.deaths_a + excluded.deaths_a,
    kills_b = t.kills_b + excluded.kills_b,
    deaths_b = t.deaths_b + excluded.deaths_b
$$;

select rank_pairs();
