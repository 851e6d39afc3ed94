-- Stores a file and writes the rounds it changes, with all their consequences. `file` has the columns of round_files, with content in base64,
-- and `posted_after` of settle_changes. `changes` are parameters of write_rows. Fails with serialization_failure and writes nothing if what
-- the caller has `seen` changed (require_unchanged_files). Returns the rounds in the given order.

-- What happens below it. rewrite_rounds does the same without a new file. `npm run ingest` calls insert_files, insert_rounds, finish_files and
-- settle_changes once for many files, and copies the players' rows in between.
--   store_unsettled                 the file and its rows
--     require_unchanged_files       one writer at a time, and nothing changed since the caller read
--     insert_files                  round_files
--     write_rows
--       remove_round                rounds without a file, when files were set aside
--       write_round                 per changed round: its row, players, weapons, awards
--         insert_rounds             new rounds, without players and weapons
--       update_names                aliases
--       posts_follow                posts of matches that got another id
--     drop_surplus_versions         the best five of a round's versions are kept
--     note_processed                processed_files
--   settle_changes
--     settle_rounds                 gaming sessions around the changed rounds
--       renumber_sessions           when sessions begin, meet or part
--       add_to_sessions             sessions into which rounds only came
--         add_rounds_to_sums        sums of players and weapons
--         refresh_gaming_sessions   gaming_sessions
--         store_round_sides         round_sides
--         add_pairs                 pair_sessions, pair_totals, pairs_to_rank
--       refresh_session             every other session that was touched: everything is summed again
--         refresh_player_session    player_sessions, weapon_sessions, and by the difference player_totals, weapon_totals
--         refresh_gaming_sessions, store_round_sides
--         refresh_pair_totals       pair_sessions, pair_totals, pairs_to_rank, by pair_sessions_between
--       refresh_maps                the most frequent spelling of a map's name
--       refresh_records             the record book
--         rebuild_records           maps and people whose records are no longer true
--         add_record                records that were beaten
--     want_posts                    the messages about the matches are to be sent or edited, and by want_evenings those about the evenings
create function store_file(file jsonb, changes jsonb, seen jsonb)
returns setof rounds language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  done record;
begin
  done := store_unsettled(file, changes, seen);
  perform settle_changes(file ->> 'server', done.ids, done.played, done.paired, (file ->> 'posted_after')::timestamptz);
  return query
    select r.* from unnest(done.ids) with ordinality as u (id, position) join rounds r using (id) order by u.position;
end
$$;
