-- Undoes a merge: `gone` is a person again, with all persons who had been merged into it before. Restores a link that was set aside, unless
-- its Discord user or its player has another one by now. Returns false if there is no such merge.
create function undo_merge(gone text) returns boolean language plpgsql
as $$
declare
  undone player_merges;
begin
  perform lock_rounds();
  delete from player_merges where from_guid = gone returning * into undone;
  if undone is null then
    return false;
  end if;
  with recursive came (guid) as (
    select gone
    union
    select m.from_guid from came join player_merges m on m.asked_into = came.guid and m.into_guid = undone.into_guid
  )
  update player_merges m
  set into_guid = gone, asked_into = nullif(m.asked_into, gone)
  from came
  where m.from_guid = came.guid;
  insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
  select l.discord_id, l.discord_username, l.et_guid, l.et_name, l.linked_date, l.verified
  from jsonb_populate_recordset(null::player_links, undone.links_set_aside) as l
  where not exists (select from player_links other where other.et_guid = any (guids_of(person_of(l.et_guid))))
  on conflict do nothing;
  if exists (select from excluded_people e where e.guid in (gone, undone.into_guid)) then
    perform refresh_counting(array[gone, undone.into_guid]);
  else
    perform refresh_totals(array[gone, undone.into_guid]);
  end if;
  return true;
end
$$;
