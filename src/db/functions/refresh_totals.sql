-- Refreshes every rollup in the transaction that wrote the rounds. Refreshes these players (null: all players) and the sessions that begin
-- at `since` or later. A session whose start moves must start after `since` both before and after the move.
create function refresh_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off
set parallel_setup_cost = 100 set parallel_tuple_cost = 0.01 -- the planner expects too few rows to share them between processors
as $$
begin
  perform refresh_player_totals(guids, since);
  perform refresh_round_sides(guids, since);
  perform refresh_pair_totals(guids, since);
  if guids is null then
    perform refresh_gaming_sessions(since);
    perform refresh_maps();
    merge into records r using computed_records c
    on (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at) = (c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at)
    when matched and (r.held_until, r.value, r.guid, r.team, r.round_id, r.beaten_guid, r.beaten_value, r.beaten_round_id, r.beaten_at)
        is distinct from (c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid, c.beaten_value, c.beaten_round_id, c.beaten_at)
      then update set (held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at)
        = (c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid, c.beaten_value, c.beaten_round_id, c.beaten_at)
    when not matched by target then insert (
      book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
      beaten_at
    ) values (
      c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at, c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid,
      c.beaten_value, c.beaten_round_id, c.beaten_at
    )
    when not matched by source then delete;
  else -- merging players, or undoing it, changes no session
    perform refresh_records_of(guids);
  end if;
end
$$;
