-- Refreshes every rollup after the rows of these people began to count or ceased to, under lock_rounds. `guids` may be any GUIDs of a person.
-- A round has other sides without a person, so that others set other records in it: all of them are computed again.
-- needs: guids_of, merge_records, person_of, refresh_pair_totals, refresh_player_totals, refresh_round_sides, want_posts
create function refresh_counting(guids text[]) returns void language plpgsql
set plan_cache_mode = force_custom_plan
as $$
declare
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
  played constant bigint[] := array(
    select distinct p.round_id from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any (involved) and r.round_number in (1, 2) and r.is_valid
  );
  before records[];
  changed bigint[];
begin
  perform refresh_player_totals(guids);
  perform refresh_round_sides(guids);
  perform refresh_pair_totals(guids);
  update gaming_sessions g set counts = not g.counts
  where (g.session_start, g.server) in (select r.session_start, r.server from rounds r where r.id = any (played))
    and g.counts <> exists (select from player_sessions p where p.session_start = g.session_start and p.server = g.server);
  before := array(select r from records r where r.book = '');
  perform merge_records();
  changed := array(
    select coalesce(o.round_id, n.round_id)
    from unnest(before) as o
    full join (select * from records r where r.book = '') as n
      on (n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at) = (o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at)
    where (o.value, o.guid, o.team, o.round_id, o.beaten_guid, o.beaten_value, o.beaten_at)
      is distinct from (n.value, n.guid, n.team, n.round_id, n.beaten_guid, n.beaten_value, n.beaten_at)
  );
  if changed <> '{}' then
    perform want_posts(changed);
  end if;
end
$$;
