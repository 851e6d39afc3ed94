-- Adds new rounds to pair_sessions and pair_totals. Adds their own sums and, if a round completes its map, the result of the other round.
-- Both rounds of a map may be new, also in different sessions.
-- needs: counted_player_rounds
create function add_pairs(added bigint[]) returns void language sql
as $$
  with played as materialized (
    select distinct r.id, r.server, r.session_start, r.id = any (added) as is_new,
      case when twin.id is not null then r.winning_side end as winning_side
    from rounds a
    join rounds r on r.match_id = a.match_id and (r.server = a.server and r.round_number in (1, 2) and r.is_valid) is true
    left join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number and twin.is_valid
    where a.id = any (added) and a.is_valid is true
  ),
  teams as materialized ( -- a player on both sides is left out, as in pair_sessions_between
    select played.server, played.session_start, played.is_new, played.winning_side, t.side, t.guids, t.kills, t.deaths
    from played
    cross join lateral (
      select side, array_agg(guid) as guids, array_agg(kills) as kills, array_agg(deaths) as deaths
      from (
        select player_guid collate "C" as guid, min(side) as side, sum(kills) as kills, sum(deaths) as deaths
        from counted_player_rounds
        where round_id = played.id and side in (1, 2)
        group by player_guid
        having min(side) = max(side)
      ) as stood
      group by side
      offset 0 -- round by round, by its key
    ) as t
  ),
  pairs as materialized (
    select
      t.server,
      t.session_start,
      a.guid as guid_a,
      b.guid as guid_b,
      count(*) filter (where is_new) as rounds,
      count(*) filter (where winning_side = t.side) as wins,
      count(*) filter (where winning_side = 3 - t.side) as losses,
      count(*) filter (where winning_side = 0) as draws,
      coalesce(sum(a.kills) filter (where is_new), 0) as kills_a,
      coalesce(sum(a.deaths) filter (where is_new), 0) as deaths_a,
      coalesce(sum(b.kills) filter (where is_new), 0) as kills_b,
      coalesce(sum(b.deaths) filter (where is_new), 0) as deaths_b
    from teams t
    cross join lateral unnest(t.guids, t.kills, t.deaths) as a (guid, kills, deaths)
    join lateral unnest(t.guids, t.kills, t.deaths) as b (guid, kills, deaths) on b.guid collate "C" >= a.guid collate "C"
    group by t.server, t.session_start, a.guid, b.guid
  ),
  in_session as (
    insert into pair_sessions as t (
      server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
    )
    select server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
    from pairs
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
    insert into pairs_to_rank (guid) select distinct guid_a from pairs on conflict do nothing
  )
  -- Grouped, because both rounds of a map may be in different sessions.
  insert into pair_totals as t (guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b)
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
