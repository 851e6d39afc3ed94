-- Writes the rows and names of changed rounds of a server. `changes` are parameters of write_round, or {id, remove} for a round without any
-- file left. With `settle`, only the winner of the match changes. Returns what settle_changes needs: the ids of the written rounds in the
-- given order; in `played` those that sessions and sums depend on; in `paired` rounds of the old bot that only got another match; and the
-- sessions and maps that lost rounds.
create function write_rows(
  on_server text, changes jsonb,
  out ids bigint[], out played bigint[], out paired bigint[], out emptied timestamptz[], out emptied_maps text[]
) language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  change jsonb;
  written bigint;
  known constant bigint[] := array(select (one ->> 'id')::bigint from jsonb_array_elements(changes) as one where one ? 'id');
  names constant jsonb := case when known <> '{}' then names_in_rounds(known) else '[]' end;
  matches constant jsonb := case when known <> '{}' then matches_of(known) end;
begin
  ids := '{}';
  played := '{}';
  paired := '{}';
  emptied := '{}';
  emptied_maps := '{}';
  set constraints rounds_match_round_key deferred;
  for change in select one from jsonb_array_elements(changes) as one where one ? 'remove' loop
    emptied_maps := emptied_maps || (select lower(map_name collate "C") from rounds where id = (change ->> 'id')::bigint);
    emptied := emptied || remove_round((change ->> 'id')::bigint);
  end loop;
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
  if matches <> '{}' then
    perform posts_follow(on_server, matches);
  end if;
end
$$;
