-- Refreshes the record book after these rounds were written or judged, and their people's own bests. A round that sets no record is compared
-- once with the records that it could have beaten. Where a round no longer does what a record says, the whole map or the person is computed
-- again, so that the record goes back to who held it before. Messages about other matches whose records changed are edited. Call it after
-- round_sides were written.
-- needs: add_record, record_candidates, record_score
create function refresh_records(ids bigint[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan -- planning would take longer than the work
as $$
declare
  -- Who attacked may be read from the match's other round, and both rounds make a map close.
  involved constant bigint[] := array(
    select unnest(ids)
    union
    select other.id
    from rounds r
    join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number = 3 - r.round_number
    where r.id = any (ids) and (other.round_number = 2 or (other.defender_team in (1, 2)) is not true)
  );
  maps text[];
  people text[];
  changed bigint[] := '{}';
  better records;
begin
  if exists (select from records r where r.round_id = any (involved)) then
    select coalesce(array_agg(distinct map_key) filter (where book = ''), '{}'),
      coalesce(array_agg(distinct book) filter (where book <> ''), '{}')
    into maps, people
    from (
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from records r where r.round_id = any (involved)
      except
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from record_candidates(involved, false)
    ) as wrong;
    if maps <> '{}' or people <> '{}' then
      changed := rebuild_records(maps, people);
    end if;
  end if;
  for better in
    select c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at, null, c.value, c.guid, c.team, c.round_id, null, null, null, null
    from record_candidates(involved, true) as c
    left join lateral (
      select r.value, r.round_id, r.achieved_at
      from records r
      where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
        and r.achieved_at <= c.achieved_at
      order by r.achieved_at desc limit 1
    ) as held on true
    where held.value is null or record_score(c.kind, held.value) < record_score(c.kind, c.value)
      or held.achieved_at = c.achieved_at and held.round_id <> c.round_id
    order by c.achieved_at
  loop
    changed := changed || add_record(better);
  end loop;
  changed := array(select unnest(changed) except select unnest(ids));
  if changed <> '{}' then
    perform want_posts(changed);
  end if;
end
$$;
