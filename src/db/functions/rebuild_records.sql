-- Computes the community's records on these maps (keys) and these people's own again. Returns the rounds whose records changed.
-- needs: own_records, records_among
create function rebuild_records(maps text[], people text[]) returns bigint[] language plpgsql
set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off -- no plan suits both one person and all maps
as $$
declare
  ids constant bigint[] := array(select r.id from rounds r where lower(r.map_name collate "C") = any (maps));
  before records[];
begin
  with gone as (
    delete from records r where r.book = '' and r.map_key = any (maps) or r.book <> '' and r.book = any (people) returning r.*
  )
  select array_agg(gone) into before from gone;
  insert into records (
    book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
    beaten_at
  )
  select n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at, n.held_until, n.value, n.guid, n.team, n.round_id, n.beaten_guid,
    n.beaten_value, n.beaten_round_id, n.beaten_at
  from records_among(ids) as n
  where n.book = ''
  union all
  select o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at, o.held_until, o.value, o.guid, o.team, o.round_id, o.beaten_guid,
    o.beaten_value, o.beaten_round_id, o.beaten_at
  from own_records(people) as o;
  return array(
    select coalesce(o.round_id, n.round_id)
    from unnest(before) as o
    full join (
      select * from records r where r.book = '' and r.map_key = any (maps) or r.book <> '' and r.book = any (people)
    ) as n
      on (n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at) = (o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at)
    where (o.value, o.guid, o.team, o.round_id, o.beaten_guid, o.beaten_value, o.beaten_at)
      is distinct from (n.value, n.guid, n.team, n.round_id, n.beaten_guid, n.beaten_value, n.beaten_at)
  );
end
$$;
