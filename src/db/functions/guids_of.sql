-- Returns all GUIDs of a person, the person's own first.
create function guids_of(person text) returns text[] language sql stable
  return array_prepend(person, array(select m.from_guid from player_merges m where m.into_guid = guids_of.person order by m.from_guid));
