-- Stores a file and writes the rounds it changes. `file` has the columns of round_files, with content in base64. `changes` are parameters
-- of write_round. `gained` and `lost` are names that rounds now contain, or no longer contain. Fails with serialization_failure and writes
-- nothing if another file of this server and map arrived after `newest_file_seen`, because the caller's results are then outdated. Ids of
-- files ascend in the order of commits, because they are assigned under the lock. Returns the rounds in the given order.

-- What happens below it (rewrite_rounds does the same without a new file):
--   lock_rounds                     one writer at a time
--   write_round                     per changed round: its row, players, weapons, awards
--   add_names, forget_names         aliases
--   settle_rounds                   gaming sessions around the changed rounds
--     refresh_maps                  the most frequent spelling of a map's name
--     renumber_sessions             when sessions begin, meet or part
--     refresh_session               per session that was touched
--       refresh_player_session      weapon_sessions, weapon_totals, and:
--         insert_player_sessions    player_sessions
--         add_to_player_totals      player_totals by the difference
--         insert_player_totals      player_totals of those it names
--       refresh_gaming_sessions     gaming_sessions
--       store_round_sides           round_sides
--       add_pairs                   pair_sessions, pair_totals, pairs_to_rank: rounds that only came in
--       refresh_pair_totals         the same for everything else, by pair_sessions_between
create function store_file(file jsonb, changes jsonb, gained jsonb, lost jsonb, newest_file_seen bigint)
returns setof rounds language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  given round_files := jsonb_populate_record(null::round_files, file - 'content');
  change jsonb;
  written bigint;
  ids bigint[] := '{}';
  played bigint[] := '{}';
begin
  perform lock_rounds();
  if exists (
    select from round_files f where f.server = given.server and lower(f.map_name collate "C") = lower(given.map_name collate "C") and f.id > newest_file_seen
  ) then
    raise exception 'another file of % on % came in meanwhile', given.map_name, given.server using errcode = 'serialization_failure';
  end if;

  insert into round_files
    (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
  values (given.server, given.filename, given.kind, given.round_date, given.round_time, given.map_name, given.round_number,
    given.sha256, decode(file ->> 'content', 'base64'), given.player_lines, given.findings);

  set constraints rounds_match_round_key deferred;
  for change in select * from jsonb_array_elements(changes) loop
    written := write_round(given.server, change);
    ids := ids || written;
    if change ? 'players' then
      played := played || written;
    end if;
  end loop;
  set constraints rounds_match_round_key immediate;
  if gained <> '[]' then
    perform add_names(gained);
  end if;
  if lost <> '[]' then
    perform forget_names(lost);
  end if;
  if played <> '{}' then
    perform settle_rounds(given.server, played);
  end if;

  insert into processed_files (filename, file_hash)
  select filename, max(sha256) from round_files f where f.filename = given.filename group by filename
  on conflict (filename) do update set success = true, error_message = null, file_hash = excluded.file_hash;
  return query
    select r.* from unnest(ids) with ordinality as u (id, position) join rounds r using (id) order by u.position;
end
$$;
