-- Writes changed rounds of a server with all their consequences: rows, names, gaming sessions and rollups. `changes` are parameters of
-- write_round, or {id, remove} for a round of which no file is left. With `settle`, only the winner of the match changes. Matches of
-- which the first round ended after `posted_after` are posted. Returns the ids of the written rounds in the given order.
create function write_changes(on_server text, changes jsonb, posted_after timestamptz default null) returns bigint[] language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  change jsonb;
  written bigint;
  ids bigint[] := array(select (one ->> 'id')::bigint from jsonb_array_elements(changes) as one where one ? 'id');
  names constant jsonb := names_in_rounds(ids);
  matches constant jsonb := case when ids <> '{}' then matches_of(ids) end;
  played bigint[] := '{}';
  paired bigint[] := '{}';
  emptied timestamptz[] := '{}';
  emptied_maps text[] := '{}';
begin
  set constraints rounds_match_round_key deferred;
  for change in select one from jsonb_array_elements(changes) as one where one ? 'remove' loop
    emptied_maps := emptied_maps || (select lower(map_name collate "C") from rounds where id = (change ->> 'id')::bigint);
    emptied := emptied || remove_round((change ->> 'id')::bigint);
  end loop;
  ids := '{}';
  for change in select one from jsonb_array_elements(changes) as one where not one ? 'remove' loop
    written := write_round(on_server, change);
    ids := ids || written;
    if change ?| array['players', 'restore', 'settle'] then
      played := played || written;
    elsif not change ? 'awards' then
      paired := paired || written; -- of a round of the old bot only the match changed
    end if;
  end loop;
  set constraints rounds_match_round_key immediate;
  perform update_names(ids, names);
  if played <> '{}' or emptied <> '{}' then
    perform settle_rounds(on_server, played, emptied);
  end if;
  if paired <> '{}' then
    perform refresh_records(paired);
  end if;
  if emptied_maps <> '{}' then
    perform refresh_maps(emptied_maps);
  end if;
  if matches <> '{}' then
    perform posts_follow(on_server, matches);
  end if;
  perform want_posts(ids, posted_after);
  return ids;
end
$$;
