-- Writes rounds of a server and map again from their stored files. Works like store_file, without a new file.
create function rewrite_rounds(on_server text, on_map text, changes jsonb, gained jsonb, lost jsonb, newest_file_seen bigint)
returns setof rounds
language plpgsql
as $$
declare
  change jsonb;
  ids bigint[] := '{}';
begin
  perform lock_rounds();
  if exists (select from round_files f where f.server = on_server and lower(f.map_name collate "C") = lower(on_map collate "C") and f.id > newest_file_seen) then
    raise exception 'another file of % on % came in meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  set constraints rounds_match_round_key deferred;
  for change in select * from jsonb_array_elements(changes) loop
    ids := ids || write_round(on_server, change);
  end loop;
  set constraints rounds_match_round_key immediate;
  if gained <> '[]' then
    perform add_names(gained);
  end if;
  if lost <> '[]' then
    perform forget_names(lost);
  end if;
  if ids <> '{}' then
    perform settle_rounds(on_server, ids);
  end if;
  return query
    select r.* from unnest(ids) with ordinality as written (id, position) join rounds r using (id) order by written.position;
end
$$;
