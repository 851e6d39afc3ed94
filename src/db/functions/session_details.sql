-- Returns all players' sums in a session that no rollup contains. death_spree_worst is the longest one. This is a function because planning
-- these joins takes longer than running them.
create function session_details(on_server text, start timestamptz)
returns table (
  player_guid text,
  objectives_stolen bigint,
  objectives_returned bigint,
  double_kills bigint,
  triple_kills bigint,
  quad_kills bigint,
  multi_kills bigint,
  mega_kills bigint,
  kill_steals bigint,
  tank_meatshield double precision,
  death_spree_worst integer
)
language plpgsql stable set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select c.player_guid, coalesce(sum(p.objectives_stolen), 0), coalesce(sum(p.objectives_returned), 0), coalesce(sum(p.double_kills), 0),
    coalesce(sum(p.triple_kills), 0), coalesce(sum(p.quad_kills), 0), coalesce(sum(p.multi_kills), 0), coalesce(sum(p.mega_kills), 0),
    coalesce(sum(p.kill_steals), 0), coalesce(sum(p.tank_meatshield::numeric), 0)::double precision, coalesce(max(p.death_spree_worst), 0)
  from counted_player_rounds c
  join player_comprehensive_stats p on p.round_id = c.round_id and p.player_guid = c.installation_guid
  where c.server = on_server and c.session_start = start
  group by c.player_guid;
end
$$;
