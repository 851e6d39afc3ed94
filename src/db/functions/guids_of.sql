-- Returns all GUIDs of a person, the person's own first. It is plpgsql, because PostgreSQL plans each of the first calls of a function in SQL.
create function guids_of(person text) returns text[] language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
begin
  return array_prepend(person, array(select m.from_guid from player_merges m where m.into_guid = guids_of.person order by m.from_guid));
end
$$;
