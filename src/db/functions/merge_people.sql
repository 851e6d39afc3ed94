-- Makes one person count as another: `from_guid` and all persons merged into it become `into_guid`. Returns 'merged', 'same' if they are
-- one person already, or 'gone' if somebody else merged one of them in the meantime. A link of `from_guid` is set aside if `into_guid` has
-- a link.
create function merge_people(from_guid text, into_guid text, by_user bigint) returns text language plpgsql
as $$
declare
  set_aside jsonb := '[]';
begin
  perform lock_rounds();
  if person_of(from_guid) = person_of(into_guid) then
    return 'same';
  end if;
  if person_of(from_guid) <> from_guid or person_of(into_guid) <> into_guid then
    return 'gone';
  end if;
  if exists (select from player_links where et_guid = any (guids_of(into_guid))) then
    with given_way as (delete from player_links where et_guid = any (guids_of(from_guid)) returning *)
    select coalesce(jsonb_agg(to_jsonb(given_way)), '[]') into set_aside from given_way;
  end if;
  update player_merges m
  set into_guid = merge_people.into_guid, asked_into = coalesce(m.asked_into, m.into_guid)
  where m.into_guid = merge_people.from_guid;
  insert into player_merges (from_guid, into_guid, merged_by, links_set_aside)
  values (merge_people.from_guid, merge_people.into_guid, by_user, set_aside);
  if exists (select from excluded_people e where e.guid = into_guid) then
    perform refresh_counting(array[from_guid, into_guid]);
  else
    perform refresh_totals(array[from_guid, into_guid]);
  end if;
  return 'merged';
end
$$;
