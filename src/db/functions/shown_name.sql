-- Returns player_name as this Discord user may see it.
-- needs: is_hidden, player_name
create function shown_name(guid text, viewer bigint) returns text language sql stable
  return case when is_hidden(guid, viewer) then 'hidden player' else player_name(guid) end;
