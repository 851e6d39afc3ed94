-- Adds a candidate to its board if it was better than all before it. Removes the records after it that were not better. Returns the rounds
-- whose records changed.
-- needs: record_score
create function add_record(c records) returns bigint[] language plpgsql
as $$
declare
  before records;
  same records;
  after records;
  changed bigint[];
begin
  select * into before from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at < c.achieved_at
  order by r.achieved_at desc limit 1;
  if record_score(c.kind, before.value) >= record_score(c.kind, c.value) then
    return '{}';
  end if;
  -- Another server may have played in the same second.
  select * into same from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at = c.achieved_at;
  if record_score(c.kind, same.value) > record_score(c.kind, c.value) or same.value = c.value and (
    select (r.server collate "C", r.match_id collate "C", r.round_number) <= (o.server collate "C", o.match_id collate "C", o.round_number)
    from rounds r, rounds o where r.id = same.round_id and o.id = c.round_id
  ) then
    return '{}';
  end if;
  with beaten as (
    delete from records r
    where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at >= c.achieved_at
      and record_score(c.kind, r.value) <= record_score(c.kind, c.value)
    returning r.round_id
  )
  select coalesce(array_agg(round_id), '{}') into changed from beaten;
  select * into after from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at > c.achieved_at
  order by r.achieved_at limit 1;
  insert into records (
    book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
    beaten_at
  )
  values (
    c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at, after.achieved_at, c.value, c.guid, c.team, c.round_id, before.guid,
    before.value, before.round_id, before.achieved_at
  );
  update records r
  set held_until = c.achieved_at
  where (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at)
    = (before.book, before.map_key, before.side, before.size, before.kind, before.achieved_at);
  update records r
  set (beaten_guid, beaten_value, beaten_round_id, beaten_at) = (c.guid, c.value, c.round_id, c.achieved_at)
  where (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at)
    = (after.book, after.map_key, after.side, after.size, after.kind, after.achieved_at);
  return array_remove(changed || c.round_id || after.round_id, null);
end
$$;
