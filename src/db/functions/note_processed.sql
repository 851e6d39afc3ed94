-- Notes that files of a server were stored, by their names.
create function note_processed(on_server text, names text[]) returns void language sql
as $$
  insert into processed_files (filename, server, file_hash)
  select f.filename, f.server, max(f.sha256)
  from (select distinct unnest(names) as filename) as given
  join round_files f on f.filename = given.filename and f.server = on_server
  where f.set_aside_at is null
  group by f.filename, f.server
  on conflict (filename, server) do update set success = true, error_message = null, file_hash = excluded.file_hash
$$;
