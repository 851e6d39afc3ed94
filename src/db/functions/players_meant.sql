-- Returns the players that references may mean and a Discord user may see, only those that fit best (see matching in player-matches.ts). It
-- stops at the first step at which somebody fits, and only plans the steps that it takes: nearly every reference is a GUID from a list.
-- needs: hidden_from, own_player, person_of
create function players_meant(asked jsonb, viewer bigint) returns table (slot integer, guid text) language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  one record;
  hidden constant text[] := array(select hidden_from(viewer));
begin
  for one in
    select a.*
    from jsonb_to_recordset(asked) as a (slot integer, discord_id bigint, guid text, typed text, text text, beginning text, part text)
  loop
    slot := one.slot;
    if one.text is null then
      return query
        select distinct one.slot, person.guid
        from (
          select person_of(l.et_guid) from player_links l where l.discord_id = one.discord_id
          union all select own_player(one.discord_id) where one.discord_id = viewer
        ) as person (guid)
        where person.guid is not null and person.guid <> all (hidden);
      continue;
    end if;
    guid := person_of(one.guid);
    if guid <> all (hidden) and (
      exists (select from player_comprehensive_stats p where p.player_guid = one.guid)
      or exists (select from player_aliases a where a.guid = one.guid)
    ) then
      return next;
      continue;
    end if;
    return query
      select distinct one.slot, coalesce(m.into_guid, fits.guid)
      from (
        select l.et_guid as guid from player_links l where lower(l.discord_username) = one.typed
        union all
        select p.player_guid from player_profiles p where lower(p.display_name) = one.text
        union all
        select g.guid from given_names g where lower(g.name) = one.text
      ) as fits
      left join player_merges m on m.from_guid = fits.guid
      where coalesce(m.into_guid, fits.guid) <> all (hidden);
    continue when found;
    return query
      select distinct one.slot, coalesce(m.into_guid, a.guid)
      from player_aliases a left join player_merges m on m.from_guid = a.guid
      where lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) = one.text
        and coalesce(m.into_guid, a.guid) <> all (hidden);
    continue when found;
    return query
      with fits as materialized (
        select coalesce(m.into_guid, fits.guid) as guid, fits.is_beginning
        from (
          select p.player_guid as guid, lower(p.display_name) like one.beginning as is_beginning
          from player_profiles p where lower(p.display_name) like one.part
          union all
          select g.guid, lower(g.name) like one.beginning from given_names g where lower(g.name) like one.part
          union all
          select a.guid, lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) like one.beginning
          from player_aliases a
          where lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) like one.part
          union all
          select t.player_guid, true from player_totals t
          where one.guid ~ '^[0-9A-F]{4,7}$' and t.player_guid between one.guid and one.guid || 'FFFFFFFF'
          union all
          select a.guid, true from player_aliases a
          where one.guid ~ '^[0-9A-F]{4,7}$' and a.guid between one.guid and one.guid || 'FFFFFFFF'
        ) as fits
        left join player_merges m on m.from_guid = fits.guid
        where coalesce(m.into_guid, fits.guid) <> all (hidden)
      )
      select distinct one.slot, fits.guid from fits
      where fits.is_beginning = (select bool_or(other.is_beginning) from fits as other);
  end loop;
end
$$;
