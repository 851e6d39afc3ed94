-- Names that player_aliases counts wrongly, with what the rounds say. times is null if no round that counts has the name. Names of the old
-- bot are passed over, for it saw rounds that are not stored here.
-- needs: names_that_count
create view wrong_names as
select guid, alias, h.times, h.first_seen, h.last_seen
from (
  select n.guid, n.alias, count(*) as times, min(n.seen) as first_seen, max(n.seen) as last_seen, bool_or(r.source = 'legacy') as is_legacy
  from names_that_count n join rounds r on r.id = n.round_id
  group by n.guid, n.alias
) as h
full join player_aliases a using (guid, alias)
where not coalesce(h.is_legacy, false) and coalesce(a.source, 'file') = 'file'
  and (guid, alias) not in (select l.guid, l.alias from legacy_aliases l)
  and (h.times, h.first_seen, h.last_seen) is distinct from (a.times_seen::bigint, a.first_seen, a.last_seen);
