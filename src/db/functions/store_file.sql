-- Stores a file and writes the rounds it changes. `file` has the columns of round_files, with content in base64, and `posted_after` of
-- write_changes. `changes` are parameters of write_changes. Fails with serialization_failure and writes nothing if what the caller has
-- `seen` changed (require_unchanged_files). A file that npm run senders set aside comes in again, because its sender can be trusted again.
-- Returns the rounds in the given order.

-- What happens below it (rewrite_rounds does the same without a new file):
--   require_unchanged_files         one writer at a time, and nothing changed since the caller read
--   write_changes
--     remove_round                  rounds without a file, when files were set aside
--     write_round                   per changed round: its row, players, weapons, awards
--     update_names                  aliases
--     settle_rounds                 gaming sessions around the changed rounds
--       refresh_maps                the most frequent spelling of a map's name
--       renumber_sessions           when sessions begin, meet or part
--       refresh_session             per session that was touched
--         refresh_player_session    sums of players and weapons: of rounds that only came in by add_round_to_sums, and else:
--           insert_player_sessions  player_sessions
--           add_to_player_totals    player_totals by the difference
--           insert_player_totals    player_totals of those it names
--         refresh_gaming_sessions   gaming_sessions
--         store_round_sides         round_sides
--         add_pairs                 pair_sessions, pair_totals, pairs_to_rank: rounds that only came in
--         refresh_pair_totals       the same for everything else, by pair_sessions_between
--       refresh_records             the record book
--         rebuild_records           maps and people whose records are no longer true
--         add_record                records that were beaten
--     posts_follow                  posts of matches that got another id
--     want_posts                    the messages about the matches are to be sent or edited, and by want_evenings those about the evenings
--   drop_surplus_versions           the best five of a round's versions are kept
create function store_file(file jsonb, changes jsonb, seen jsonb)
returns setof rounds language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  given round_files := jsonb_populate_record(null::round_files, file - 'content');
  ids bigint[];
begin
  perform require_unchanged_files(given.server, given.map_name, seen);

  insert into round_files as f
    (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
  values (given.server, given.filename, given.kind, given.round_date, given.round_time, given.map_name, given.round_number,
    given.sha256, decode(file ->> 'content', 'base64'), given.player_lines, given.findings)
  on conflict on constraint round_files_sha256_key do update
  set (filename, round_date, round_time, map_name, round_number, received_at, set_aside_at, decision)
    = (excluded.filename, excluded.round_date, excluded.round_time, excluded.map_name, excluded.round_number, now(), null,
      (seen ->> 'newest_decision')::bigint + 1)
  where f.set_aside_at is not null and f.set_aside_by is null
  returning f.* into given;
  if not found then
    raise exception 'the same bytes of % came in meanwhile', given.filename using errcode = 'serialization_failure';
  end if;

  ids := write_changes(given.server, changes, (file ->> 'posted_after')::timestamptz);
  perform drop_surplus_versions(given);

  insert into processed_files (filename, server, file_hash)
  select filename, server, max(sha256) from round_files f
  where f.filename = given.filename and f.server = given.server and f.set_aside_at is null
  group by filename, server
  on conflict (filename, server) do update set success = true, error_message = null, file_hash = excluded.file_hash;
  return query
    select r.* from unnest(ids) with ordinality as u (id, position) join rounds r using (id) order by u.position;
end
$$;
