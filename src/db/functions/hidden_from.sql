-- Returns everybody hidden from this Discord user: one lookup per statement, where is_hidden would be one per row.
-- needs: is_hidden, person_of
create function hidden_from(viewer bigint) returns setof text language sql stable
begin atomic
  select distinct person_of(c.player_guid) from player_profiles c
  where c.opted_out and is_hidden(person_of(c.player_guid), viewer);
end;
