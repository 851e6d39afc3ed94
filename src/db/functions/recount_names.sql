-- Counts names [{guid, alias}] again from the rounds that count. The old bot may have seen a name in rounds that are not stored here. So
-- when such a name changes for the first time, legacy_aliases notes what the old bot counted, and how much of it the rounds held then:
-- without the rounds `ids`, and with their names `before`. From then on the count is the old bot's, more or less what was added or taken
-- back since. So whatever is taken back leaves the row as it was. A name that the old bot's rounds have, but not its aliases, counts 0.
-- needs: names_that_count
create function recount_names(names jsonb, ids bigint[], before jsonb) returns void language plpgsql
as $$
begin
  insert into legacy_aliases (guid, alias, id, times_seen, first_seen, last_seen, seeded, counted, counted_first, counted_last)
  select given.guid, given.alias, a.id, coalesce(a.times_seen, 0), a.first_seen, a.last_seen, coalesce(a.seeded, false), held.times,
    held.first_seen, held.last_seen
  from jsonb_to_recordset(names) as given (guid text, alias text)
  left join player_aliases a using (guid, alias)
  cross join lateral (
    select count(*) as times, min(seen) as first_seen, max(seen) as last_seen
    from (
      select n.seen from names_that_count n where n.guid = given.guid and n.alias = given.alias and n.round_id <> all (ids)
      union all
      select b.seen from jsonb_to_recordset(before) as b (guid text, alias text, seen timestamptz)
      where b.guid = given.guid and b.alias = given.alias
    ) as seen
  ) as held
  where a.source = 'legacy' or a.id is null and held.times > 0
  on conflict (guid, alias) do nothing;

  with counts as (
    select given.guid, given.alias, held.times, held.first_seen, held.last_seen
    from jsonb_to_recordset(names) as given (guid text, alias text)
    cross join lateral (
      select count(*) as times, min(n.seen) as first_seen, max(n.seen) as last_seen
      from names_that_count n where n.guid = given.guid and n.alias = given.alias
    ) as held
  ),
  targets as (
    select c.guid, c.alias, l.id, l.seeded,
      case when l.guid is null then c.times
        when l.times_seen = 0 then c.times - l.counted
        else greatest(l.times_seen - l.counted + c.times, least(c.times, 1)) end as times,
      case when c.first_seen > l.counted_first and l.first_seen <= l.counted_first then c.first_seen
        else least(l.first_seen, c.first_seen) end as first_seen,
      case when c.last_seen < l.counted_last and l.last_seen >= l.counted_last then c.last_seen
        else greatest(l.last_seen, c.last_seen) end as last_seen
    from counts c left join legacy_aliases l using (guid, alias)
  ),
  gone as (
    delete from player_aliases a using targets t where a.guid = t.guid and a.alias = t.alias and t.times <= 0
  ),
  kept as (
    update player_aliases a set (times_seen, first_seen, last_seen) = (t.times, t.first_seen, t.last_seen)
    from targets t where a.guid = t.guid and a.alias = t.alias and t.times > 0
    returning a.guid, a.alias
  ),
  missing as (
    select t.* from targets t where t.times > 0 and not exists (select from kept k where k.guid = t.guid and k.alias = t.alias)
  ),
  back as (
    insert into player_aliases (id, guid, alias, first_seen, last_seen, times_seen, seeded, source)
    select id, guid, alias, first_seen, last_seen, times, seeded, 'legacy' from missing where id is not null
  )
  insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
  select guid, alias, first_seen, last_seen, times, 'file' from missing where id is null;
end
$$;
