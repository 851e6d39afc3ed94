-- Computes the player and weapon rollups of one gaming session again, and the all-time sums of all persons who are or were in it. All-time
-- sums are updated by the difference, because a person has too many sessions to sum them each time.
create function refresh_player_session(on_server text, start timestamptz) returns void language plpgsql
as $$
declare
  guids text[];
  weapons weapon_sessions[];
  before player_sessions[];
  summed_again text[];
begin
  guids := array(
    select player_guid from player_sessions where session_start = start and (server = on_server) is true
    union
    select coalesce(m.into_guid, p.player_guid)
    from rounds r
    join player_comprehensive_stats p on p.round_id = r.id
    left join player_merges m on m.from_guid = p.player_guid
    where r.session_start = start and (r.server = on_server) is true
  );
  with gone as (
    delete from weapon_sessions w
    where player_guid = any (guids) and session_start = start and (server = on_server) is true
    returning w.*
  )
  select array_agg(gone) into weapons from gone;
  insert into weapon_sessions (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select server, session_start, player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
  from counted_weapon_rounds
  where session_start = start and (server = on_server) is true
  group by server, session_start, player_guid, weapon_name;
  insert into weapon_totals as t (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
  from (
    select player_guid, weapon_name, kills, deaths, headshots, shots, hits
    from weapon_sessions where player_guid = any (guids) and session_start = start and (server = on_server) is true
    union all
    select player_guid, weapon_name, -kills, -deaths, -headshots, -shots, -hits from unnest(weapons)
  ) as changes
  group by player_guid, weapon_name
  on conflict (player_guid, weapon_name) do update set
    kills = t.kills + excluded.kills,
    deaths = t.deaths + excluded.deaths,
    headshots = t.headshots + excluded.headshots,
    shots = t.shots + excluded.shots,
    hits = t.hits + excluded.hits;
  delete from weapon_totals t
  where (player_guid, weapon_name) in (select player_guid, weapon_name from unnest(weapons))
    and not exists (select from weapon_sessions w where w.player_guid = t.player_guid and w.weapon_name = t.weapon_name);

  with gone as (
    delete from player_sessions p where session_start = start and (server = on_server) is true returning p.*
  )
  select array_agg(gone) into before from gone;
  perform insert_player_sessions(on_server, start, guids);
  summed_again := add_to_player_totals(on_server, start, before);
  if summed_again <> '{}' then
    delete from player_totals where player_guid = any (summed_again);
    perform insert_player_totals(summed_again);
  end if;
end
$$;
