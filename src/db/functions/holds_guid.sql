-- Returns whether a file may have one of these GUIDs. A file with NUL bytes may have it in pieces.
create function holds_guid(content bytea, guids text[]) returns boolean language sql immutable
  return position('\x00'::bytea in content) > 0
    or exists (select from unnest(guids) as g (guid) where position(convert_to(g.guid, 'UTF8') in content) > 0);
