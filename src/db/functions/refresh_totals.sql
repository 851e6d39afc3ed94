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
    perform merge_records();
  else -- merging players, or undoing it, changes no session
    perform refresh_records_of(guids);
  end if;
end
$$;
