-- Returns a message about a file without what it quotes from the file.
create function without_quotes(message text) returns text language sql immutable
  return regexp_replace(message, '"(?:[^"\\]|\\.)*"', '"…"', 'g');
