-- Returns player_name, or 'hidden player' if the person is hidden from this Discord user.
-- needs: is_hidden, player_name
create function shown_name(guid text, viewer bigint) returns text language sql stable
  return case when is_hidden(guid, viewer) then 'hidden player' else player_name(guid) end;
