-- Refreshes the player and weapon rollups, as refresh_totals does. `guids` may be any GUIDs of a person.
-- needs: in_parallel
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
  insert into weapon_sessions (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits
  from in_parallel(null::weapon_sessions, format($query$
    select server, session_start, player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
    from counted_weapon_rounds
    where session_start >= %L and (%L or installation_guid = any (%L))
    group by server, session_start, player_guid, weapon_name
  $query$, since, everyone, involved));

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
