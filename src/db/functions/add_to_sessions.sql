-- Adds rounds that arrived to every rollup of their gaming sessions. Nothing else in these sessions may have changed.
create function add_to_sessions(added bigint[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan -- planning would take longer than the work
as $$
declare
  start timestamptz;
begin
  perform add_rounds_to_sums(added);
  for start in select distinct session_start from rounds where id = any (added) loop
    perform refresh_gaming_sessions(start, start);
  end loop;
  perform store_round_sides(added);
  perform add_pairs(added);
end
$$;
