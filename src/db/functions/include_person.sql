-- Takes back that a person was excluded, whichever of their GUIDs was. Returns false if none was.
-- needs: guids_of, lock_rounds, person_of, refresh_counting
create function include_person(person text, by_user bigint, at timestamptz) returns boolean language plpgsql
as $$
begin
  perform lock_rounds();
  delete from excluded_players e where e.guid = any (guids_of(person_of(person)));
  if not found then
    return false;
  end if;
  insert into person_decisions (guid, decision, decided_at, decided_by) values (person_of(person), 'include', at, by_user);
  perform refresh_counting(array[person]);
  return true;
end
$$;
