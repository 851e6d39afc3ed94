-- Returns all persons hidden from this Discord user. A statement calls it once, while is_hidden needs a call per row.
-- needs: is_hidden, person_of
create function hidden_from(viewer bigint) returns setof text language sql stable
begin atomic
  select distinct person_of(c.player_guid) from player_profiles c
  where c.opted_out and is_hidden(person_of(c.player_guid), viewer);
end;
