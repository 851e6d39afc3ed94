-- Stores files, each one once. `files` have the columns of round_files, with content in base64. A file that npm run senders set aside comes
-- in again, because its sender can be trusted again. Fails with serialization_failure if the same bytes came in meanwhile.
create function insert_files(files jsonb) returns setof round_files language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  stored bigint;
begin
  return query
    insert into round_files as f
      (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
    select given.server, given.filename, given.kind, given.round_date, given.round_time, given.map_name, given.round_number, given.sha256,
      decode(file ->> 'content', 'base64'), given.player_lines, given.findings
    from jsonb_array_elements(files) as file
    cross join lateral jsonb_populate_record(null::round_files, file - 'content') as given
    on conflict on constraint round_files_sha256_key do update
    set (filename, round_date, round_time, map_name, round_number, received_at, set_aside_at, decision)
      = (excluded.filename, excluded.round_date, excluded.round_time, excluded.map_name, excluded.round_number, now(), null, (
        select coalesce(max(o.decision), 0) + 1 from round_files o
        where o.server = excluded.server and lower(o.map_name collate "C") = lower(excluded.map_name collate "C") and o.decision is not null
      ))
    where f.set_aside_at is not null and f.set_aside_by is null
    returning f.*;
  get diagnostics stored = row_count;
  if stored <> jsonb_array_length(files) then
    raise exception 'the same bytes of % came in meanwhile', files -> 0 ->> 'filename' using errcode = 'serialization_failure';
  end if;
end
$$;
