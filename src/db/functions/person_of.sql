-- Returns the person that a GUID belongs to. It is plpgsql, because PostgreSQL plans each of the first calls of a function in SQL.
create function person_of(guid text) returns text language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
begin
  return coalesce((select m.into_guid from player_merges m where m.from_guid = person_of.guid), guid);
end
$$;
