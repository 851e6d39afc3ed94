-- Merged GUIDs are one person also in what that person wants: an opt-out, a deletion or a chosen name under any of the GUIDs holds
-- for all of them, and each keeps its own when the merge is undone.

create or replace function player_name(guid text) returns text language sql stable
  return (
    select case when not exists (
      select from player_profiles c where c.player_guid = any (person.guids) and c.forgotten
    ) then coalesce(
      (select c.display_name from player_profiles c
       where c.player_guid = any (person.guids) and c.display_name is not null
       order by c.player_guid = player_name.guid desc, c.display_name_updated_at desc nulls last, c.player_guid limit 1),
      (select a.alias from player_aliases a where a.guid = any (person.guids)
       order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1),
      (select p.player_name from player_comprehensive_stats p where p.player_guid = any (person.guids)
       group by p.player_name order by count(*) desc, p.player_name limit 1)
    ) end
    from (select guids_of(player_name.guid) as guids offset 0) as person -- offset: asked once, not at each use
  );

create or replace function is_hidden(guid text, viewer bigint) returns boolean language sql stable
  return exists (select from player_profiles c where c.player_guid = any (guids_of(is_hidden.guid)) and c.opted_out)
    and not exists (select from player_links l where l.discord_id = viewer and person_of(l.et_guid) = is_hidden.guid);

-- Everybody hidden from this Discord user: looked up once per statement, where is_hidden would be asked once per row.
create function hidden_from(viewer bigint) returns setof text language sql stable
begin atomic
  select distinct person_of(c.player_guid) from player_profiles c
  where c.opted_out and is_hidden(person_of(c.player_guid), viewer);
end;
