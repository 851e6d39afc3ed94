-- Removes the names of forgotten players that came back into rows, as a restored backup brings them. Returns of how many GUIDs.
-- needs: lock_rounds, remove_names
create function repair_forgotten() returns bigint language plpgsql
as $$
declare
  forgotten constant text[] := array(select guid from forgotten_players where removed_at is not null);
  found text[];
begin
  if forgotten = '{}' then
    return 0;
  end if;
  found := array(
    select player_guid from player_comprehensive_stats
    where player_guid = any (forgotten) and (player_name <> 'Unknown Player' or clean_name is distinct from 'Unknown Player')
    union select player_guid from weapon_comprehensive_stats where player_guid = any (forgotten) and player_name <> 'Unknown Player'
    union select player_guid from round_awards where player_guid = any (forgotten) and player_name <> 'Unknown Player'
    union select subject_guid from round_versus where subject_guid = any (forgotten) and subject_name <> 'Unknown Player'
    union select opponent_guid from round_versus where opponent_guid = any (forgotten) and opponent_name <> 'Unknown Player'
    union select guid from player_aliases where guid = any (forgotten)
    union select guid from legacy_aliases where guid = any (forgotten)
    union select guid from given_names where guid = any (forgotten)
    union select et_guid from player_links where et_guid = any (forgotten)
    union select player_guid from player_profiles where player_guid = any (forgotten) and display_name is not null
  );
  if found = '{}' then
    return 0;
  end if;
  perform lock_rounds();
  perform remove_names(found);
  return cardinality(found);
end
$$;
