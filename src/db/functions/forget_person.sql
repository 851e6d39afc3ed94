-- Forgets a person under all of their GUIDs, for good. `hashes` is {name: [keyed hashes]} of all known names, or null if there is no key.
-- Fails with serialization_failure if a round has brought another name meanwhile. Does nothing if the person has taken the deletion back.
-- needs: guids_of, known_names, lock_rounds, person_of, remove_names
create function forget_person(person text, hashes jsonb, at timestamptz) returns void language plpgsql
as $$
declare
  -- Control characters that no name has, without tabs, line ends and chr(26), which stands for nobody in particular.
  marks constant integer[] := array(select code from generate_series(1, 31) as code where code not between 9 and 13 and code <> 26);
  own text[];
begin
  perform lock_rounds();
  lock table session_teams, player_links, player_profiles in share row exclusive mode;
  own := guids_of(person_of(person));
  perform from forgotten_players f where f.guid = any (own) and f.removed_at is null and f.remove_after <= at for update;
  if not found then
    return;
  end if;
  if exists (select from known_names(own) as k where not hashes ? k.name) then
    raise exception 'a round has brought another name meanwhile' using errcode = 'serialization_failure';
  end if;
  insert into forgotten_players (guid, asked_at, remove_after, removed_at, mark, name_hashes)
  select one.guid, at, at, at, marks[1 + ((select count(*) from forgotten_players f where f.mark is not null) + one.position) % 25], array(
    select distinct hash from known_names(own) as k cross join lateral jsonb_array_elements_text(hashes -> k.name) as hash
    where k.guid = one.guid
  )
  from unnest(own) with ordinality as one (guid, position)
  on conflict (guid) do update set
    removed_at = excluded.removed_at, mark = coalesce(forgotten_players.mark, excluded.mark),
    name_hashes = array(select unnest(forgotten_players.name_hashes) union select unnest(excluded.name_hashes));
  perform remove_names(own);
end
$$;
