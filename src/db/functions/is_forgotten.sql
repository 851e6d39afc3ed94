-- Returns whether the names of a GUID were removed and must not be stored.
create function is_forgotten(guid text) returns boolean language sql stable
  return exists (select from forgotten_players f where f.guid = is_forgotten.guid and f.removed_at is not null);
