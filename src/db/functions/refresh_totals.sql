-- Refreshes every rollup in the transaction that wrote the rounds. Refreshes these players (null: all players) and the sessions that begin
-- at `since` or later. A session whose start moves must start after `since` both before and after the move.
create function refresh_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan
as $$
begin
  perform refresh_player_totals(guids, since);
  perform refresh_round_sides(guids, since);
  perform refresh_pair_totals(guids, since);
  if guids is null then -- merging players, or undoing it, changes no session
    perform refresh_gaming_sessions(since);
    perform refresh_maps();
  end if;
end
$$;
