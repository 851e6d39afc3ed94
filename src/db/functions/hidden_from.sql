-- Returns all persons hidden from this Discord user. A statement calls it once, while is_hidden needs a call per row.
-- needs: person_of
create function hidden_from(viewer bigint) returns setof text language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select distinct coalesce(m.into_guid, hiding.guid)
    from (
      select c.player_guid from player_profiles c where c.opted_out
      union all select f.guid from forgotten_players f where f.removed_at is null
    ) as hiding (guid)
    left join player_merges m on m.from_guid = hiding.guid
    where coalesce(m.into_guid, hiding.guid) not in (select person_of(l.et_guid) from player_links l where l.discord_id = viewer);
end
$$;
