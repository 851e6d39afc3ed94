-- Refreshes every rollup of one gaming session after its rounds were written or judged. `added` are rounds that arrived, and must be null
-- if anything else in the session changed. The plan is generic, because a session is small and planning would take longer than the work.
create function refresh_session(on_server text, start timestamptz, added bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan -- planning would take longer than the work
as $$
declare
  other timestamptz;
begin
  -- A file may remove a round of the old bot from its match, and the round's rows stay. Sessions with such rounds are summed again.
  if exists (select from rounds where session_start = start and (server = on_server and source = 'legacy') is true) then
    added := null;
  end if;
  perform refresh_player_session(on_server, start, added);
  perform refresh_gaming_sessions(start, start);
  if added is not null then
    perform store_round_sides(added);
    perform add_pairs(added);
    return;
  end if;
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
