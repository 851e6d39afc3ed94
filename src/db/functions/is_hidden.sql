-- Returns whether a person opted out, or asked to be forgotten, and is hidden from this Discord user. Nobody is hidden from themselves.
-- needs: guids_of, person_of
create function is_hidden(guid text, viewer bigint) returns boolean language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
declare
  own constant text[] := guids_of(is_hidden.guid);
begin
  return (
      exists (select from player_profiles c where c.player_guid = any (own) and c.opted_out)
      or exists (select from forgotten_players f where f.guid = any (own) and f.removed_at is null)
    )
    and not exists (select from player_links l where l.discord_id = viewer and person_of(l.et_guid) = is_hidden.guid);
end
$$;
