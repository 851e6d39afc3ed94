-- Computes the whole record book again and writes what differs.
-- needs: computed_records
create function merge_records() returns void language plpgsql
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off
as $$
begin
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
end
$$;
