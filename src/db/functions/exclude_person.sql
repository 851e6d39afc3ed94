-- Excludes a person under all of their GUIDs, so that their rows never count. Returns false if the person was excluded before.
-- needs: excluded_people, guids_of, lock_rounds, person_of, refresh_counting
create function exclude_person(person text, by_user bigint, why text, at timestamptz) returns boolean language plpgsql
as $$
begin
  perform lock_rounds();
  if exists (select from excluded_people e where e.guid = person_of(person)) then
    return false;
  end if;
  insert into excluded_players (guid, excluded_at, excluded_by, reason)
  select own.guid, at, by_user, why from unnest(guids_of(person_of(person))) as own (guid);
  insert into person_decisions (guid, decision, decided_at, decided_by, reason)
  values (person_of(person), 'exclude', at, by_user, why);
  perform refresh_counting(array[person]);
  return true;
end
$$;
