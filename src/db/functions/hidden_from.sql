-- Returns all persons hidden from this Discord user. A statement calls it once, while is_hidden needs a call per row.
-- needs: is_hidden, person_of
create function hidden_from(viewer bigint) returns setof text language sql stable
begin atomic
  select distinct person_of(hiding.guid)
  from (
    select c.player_guid from player_profiles c where c.opted_out
    union select f.guid from forgotten_players f where f.removed_at is null
  ) as hiding (guid)
  where is_hidden(person_of(hiding.guid), viewer);
end;
