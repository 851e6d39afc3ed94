-- Returns a person's name: the one that a manager gave them, else the chosen name, else the newest alias, else the most frequent name in
-- rounds that count. Null if unknown or forgotten. All GUIDs of a person are checked, because an opt-out, a deletion or a name under one of
-- them is valid for all. Stops at the first name found and reuses its plans, because one reply needs dozens of names.
-- needs: counted_player_rounds
create function player_name(guid text) returns text language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
declare
  own constant text[] := guids_of(player_name.guid);
  known text;
begin
  if exists (select from forgotten_players f where f.guid = any (own) and f.removed_at is not null) then
    return null;
  end if;
  select g.name into known
  from given_names g where g.guid = any (own)
  order by g.given_at desc, g.guid limit 1;
  if known is null then
    select c.display_name into known
    from player_profiles c
    where c.player_guid = any (own) and c.display_name is not null
    order by c.player_guid = player_name.guid desc, c.display_name_updated_at desc nulls last, c.player_guid limit 1;
  end if;
  if known is null then
    select a.alias into known
    from player_aliases a
    where a.guid = any (own)
    order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1;
  end if;
  if known is null then
    select c.player_name into known
    from counted_player_rounds c
    where c.installation_guid = any (own)
    group by c.player_name
    order by count(*) desc, c.player_name limit 1;
  end if;
  return known;
end
$$;
