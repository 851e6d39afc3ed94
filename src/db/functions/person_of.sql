-- Returns the person that a GUID belongs to.
create function person_of(guid text) returns text language sql stable
  return coalesce((select m.into_guid from player_merges m where m.from_guid = person_of.guid), guid);
