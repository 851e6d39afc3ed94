-- Returns a text that changes with the list of GUIDs and names that must not be stored. Whoever derives rows compares it with the one of
-- the moment they are written.
create function forgotten_version() returns text language sql stable
  return coalesce((
    select md5(string_agg(guid || name_hashes::text, ',' order by guid collate "C")) from forgotten_players where removed_at is not null
  ), '');
