-- Refreshes the record book after people were merged or parted. What others did stays as it was: their records only get other holders, unless
-- two of a person's GUIDs were in one round. Own bests are computed again. `guids` may be any GUIDs of a person.
-- needs: rebuild_records, record_candidates, refresh_records
create function refresh_records_of(guids text[]) returns void language plpgsql
as $$
declare
  people constant text[] := array(select distinct g from unnest(guids) as given, unnest(array[given, person_of(given)]) as g);
  involved constant text[] := array(select distinct g from unnest(people) as person, unnest(person || guids_of(person)) as g);
  played bigint[];
  shared bigint[];
  held bigint[];
begin
  select coalesce(array_agg(round_id), '{}'), coalesce(array_agg(round_id) filter (where rows > 1), '{}') into played, shared
  from (select round_id, count(*) as rows from player_comprehensive_stats where player_guid = any (involved) group by round_id) as theirs;
  held := array(select distinct round_id from records where book = '' and round_id = any (played));
  update records r
  set guid = c.guid, team = c.team
  from record_candidates(held, false) as c
  where c.book = '' and r.book = '' and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
    and r.achieved_at = c.achieved_at and r.round_id = c.round_id and r.value = c.value
    and (r.guid is distinct from c.guid or r.team is distinct from c.team);
  update records r
  set beaten_guid = b.guid
  from records b
  where b.book = '' and b.round_id = any (held) and r.book = '' and r.map_key = b.map_key and r.side = b.side and r.size = b.size
    and r.kind = b.kind and r.beaten_at = b.achieved_at and r.beaten_guid is distinct from b.guid;
  perform refresh_records(shared);
  perform rebuild_records('{}', people);
end
$$;
