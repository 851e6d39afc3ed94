-- Refreshes every rollup of one gaming session after its rounds were written or judged. `added`: nothing has changed in the session but
-- that these rounds came in. A session is small and planning would take longer than the work, so its plan is generic.
create function refresh_session(on_server text, start timestamptz, added bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan -- a session is small, and planning would take longer than the work
as $$
declare
  other timestamptz;
begin
  -- A file may take a round of the old bot out of its match, whose rows stay: sessions with such rounds are summed anew.
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
  -- The old bot paired rounds however far apart they are: what one of them is decides the map of the other.
  for other in
    select distinct twin.session_start
    from rounds r join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number
    where r.session_start = start and (r.server = on_server) is true and twin.session_start <> start
  loop
    perform refresh_pair_totals(null, other, other);
  end loop;
end
$$;
