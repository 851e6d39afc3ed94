-- Takes back names that rounds no longer hold, after the rows were written. A name that we counted is counted again; one that the old
-- bot counted, perhaps in rounds that are not stored here, loses what it had from these.
create function forget_names(names jsonb) returns void language sql
as $$
  with lost as (
    select guid, alias, count(*) as times from jsonb_to_recordset(names) as given (guid text, alias text) group by guid, alias
  ),
  counted as (
    select a.id, a.source = 'file' or a.seeded as is_ours, a.times_seen - lost.times as rest, count(r.id) as rounds,
      min(r.played_at) as first_seen, max(r.played_at) as last_seen
    from lost
    join player_aliases a using (guid, alias)
    left join player_comprehensive_stats p on p.player_guid = lost.guid
      and regexp_replace(coalesce(nullif(p.clean_name, ''), p.player_name), '\^[^^]', '', 'g') = lost.alias
    left join rounds r on r.id = p.round_id and r.round_number in (1, 2)
    group by a.id, lost.times
  ),
  gone as (
    delete from player_aliases a using counted c where a.id = c.id and case when is_ours then rounds else rest end <= 0
  )
  update player_aliases a
  set (times_seen, first_seen, last_seen)
    = (select c.rounds, c.first_seen, c.last_seen where c.is_ours union all select c.rest, a.first_seen, a.last_seen where not c.is_ours)
  from counted c
  where a.id = c.id and case when is_ours then rounds else rest end > 0
$$;
