-- Updates player_aliases after rounds were written or judged. `before` are their names_in_rounds from before. New names are added to the
-- counts. Names that rounds no longer contain are counted again, and so are names of the old bot's rounds (recount_names).
-- needs: names_in_rounds, recount_names
create function update_names(ids bigint[], before jsonb) returns void language plpgsql
as $$
declare
  after jsonb := names_in_rounds(ids);
  again jsonb;
begin
  if after = before then
    return;
  end if;
  -- Nearly all names of a new round are known from files. The statement below takes longer to plan than these take to store.
  if before = '[]' then
    with gained as (
      select guid, alias, count(*) as times, min(seen) as first_seen, max(seen) as last_seen
      from jsonb_to_recordset(after) as given (guid text, alias text, seen timestamptz)
      group by guid, alias
    ),
    known as (
      update player_aliases a
      set times_seen = a.times_seen + g.times, first_seen = least(a.first_seen, g.first_seen), last_seen = greatest(a.last_seen, g.last_seen)
      from gained g
      where a.guid = g.guid and a.alias = g.alias and a.source = 'file'
        and not exists (select from legacy_aliases l where l.guid = g.guid and l.alias = g.alias)
      returning a.guid, a.alias
    )
    select jsonb_agg(given) into after
    from jsonb_array_elements(after) as given
    where (given ->> 'guid', given ->> 'alias') not in (select guid, alias from known);
    if after is null then
      return;
    end if;
  end if;
  with was as (
    select guid, alias, seen from jsonb_to_recordset(before) as given (guid text, alias text, seen timestamptz)
  ),
  now as (
    select guid, alias, seen from jsonb_to_recordset(after) as given (guid text, alias text, seen timestamptz)
  ),
  gained as (table now except all table was),
  changed as (
    select guid, alias, bool_or(is_lost) as is_lost, count(*) as times, min(seen) as first_seen, max(seen) as last_seen
    from (
      select guid, alias, seen, false as is_lost from gained
      union all
      select guid, alias, seen, true from (table was except all table now) as lost
    ) as changes
    group by guid, alias
  ),
  judged as (
    select changed.*, changed.is_lost
      or (l.guid is not null or coalesce(a.source = 'legacy', false))
        and not coalesce(l.times_seen >= l.counted and changed.first_seen > greatest(a.last_seen, l.last_seen), false)
      or a.guid is null and exists (
        select from names_that_count n join rounds r on r.id = n.round_id
        where n.guid = changed.guid and n.alias = changed.alias and r.source = 'legacy'
      )
      as is_again
    from changed left join player_aliases a using (guid, alias) left join legacy_aliases l using (guid, alias)
  ),
  added as (
    insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
    select guid, alias, first_seen, last_seen, times, 'file' from judged where not is_again
    on conflict (guid, alias) do update set
      times_seen = player_aliases.times_seen + excluded.times_seen,
      first_seen = least(player_aliases.first_seen, excluded.first_seen),
      last_seen = greatest(player_aliases.last_seen, excluded.last_seen)
  )
  select jsonb_agg(jsonb_build_object('guid', guid, 'alias', alias)) into again from judged where is_again;
  if again is not null then
    perform recount_names(again, ids, before);
  end if;
end
$$;
