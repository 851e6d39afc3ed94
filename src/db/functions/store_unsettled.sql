-- Stores a file and writes the rows of the rounds it changes. The parameters are those of store_file. A file that npm run senders set aside
-- comes in again, because its sender can be trusted again. Returns what settle_changes needs. The caller must call that at the end of the
-- same transaction, once for all files.
-- needs: write_rows
create function store_unsettled(file jsonb, changes jsonb, seen jsonb, out ids bigint[], out played bigint[], out paired bigint[])
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  given round_files := jsonb_populate_record(null::round_files, file - 'content');
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

  select w.ids, w.played, w.paired into store_unsettled.ids, store_unsettled.played, store_unsettled.paired
  from write_rows(given.server, changes) as w;
  perform drop_surplus_versions(given);

  insert into processed_files (filename, server, file_hash)
  select filename, server, max(sha256) from round_files f
  where f.filename = given.filename and f.server = given.server and f.set_aside_at is null
  group by filename, server
  on conflict (filename, server) do update set success = true, error_message = null, file_hash = excluded.file_hash;
end
$$;
