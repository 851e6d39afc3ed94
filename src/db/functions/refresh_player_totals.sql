-- Refreshes the player and weapon rollups, as refresh_totals does. `guids` may be any GUIDs of a person.
create function refresh_player_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off -- no plan suits both one and all players
as $$
declare
  everyone constant boolean := guids is null;
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
begin
  delete from weapon_sessions where session_start >= since and (everyone or player_guid = any (involved));
  -- Sums counted_weapon_rounds. PostgreSQL groups a million rows in half the time if a player's sessions are numbered.
  insert into weapon_sessions (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  with counted as materialized (
    select round_id, installation_guid, server, session_start, player_guid,
      dense_rank() over (order by session_start, server, player_guid collate "C") as evening
    from counted_player_rounds
    where session_start >= since and (everyone or installation_guid = any (involved))
  ),
  sums as (
    select c.evening, w.weapon_name, sum(coalesce(w.kills, 0)) as kills, sum(coalesce(w.deaths, 0)) as deaths,
      sum(coalesce(w.headshots, 0)) as headshots, sum(coalesce(w.shots, 0)) as shots, sum(coalesce(w.hits, 0)) as hits
    from weapon_comprehensive_stats w
    join counted c on c.round_id = w.round_id and c.installation_guid = w.player_guid
    group by c.evening, w.weapon_name
  )
  select e.server, e.session_start, e.player_guid, s.weapon_name, s.kills, s.deaths, s.headshots, s.shots, s.hits
  from sums s
  join (select distinct evening, server, session_start, player_guid from counted) as e using (evening);

  delete from player_sessions where session_start >= since and (everyone or player_guid = any (involved));
  perform insert_player_sessions_since(since, case when not everyone then involved end);

  delete from player_totals where everyone or player_guid = any (involved);
  perform insert_player_totals(case when not everyone then involved end);

  delete from weapon_totals where everyone or player_guid = any (involved);
  insert into weapon_totals (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select player_guid, weapon_name, sum(kills)::bigint, sum(deaths)::bigint, sum(headshots)::bigint, sum(shots)::bigint, sum(hits)::bigint
  from weapon_sessions
  where everyone or player_guid = any (involved)
  group by player_guid, weapon_name;
end
$$;
