-- Computes every rollup of one gaming session again, after its rounds were written or judged.
create function refresh_session(on_server text, start timestamptz) returns void
language plpgsql set plan_cache_mode = force_generic_plan -- planning would take longer than the work
as $$
declare
  other timestamptz;
begin
  perform refresh_player_session(on_server, start);
  perform refresh_gaming_sessions(start, start);
  perform store_round_sides(array(select id from rounds where session_start = start and (server = on_server) is true));
  perform refresh_pair_totals(null, start, start);
  -- The old bot paired rounds however far apart they are. A round here may decide a map whose other round is in another session.
  for other in
    select distinct twin.session_start
    from rounds r join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number
    where r.session_start = start and (r.server = on_server) is true and twin.session_start <> start
  loop
    perform refresh_pair_totals(null, other, other);
  end loop;
end
$$;
