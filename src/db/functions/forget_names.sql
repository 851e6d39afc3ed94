-- Removes names that rounds no longer contain. Call it after the rows were written. A name that this bot counted is counted again from the
-- stored rounds. The count of a name from the old bot is reduced by these rounds, because the old bot may have counted rounds that are not
-- stored here.
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
