-- Writes rounds of a server and map again from their stored files. Works like store_file, without a new file. With a decision
-- (decide_files), files are set aside, chosen or brought back in the same transaction.
-- needs: require_unchanged_files, settle_changes, write_rows
create function rewrite_rounds(on_server text, on_map text, changes jsonb, seen jsonb, decision jsonb default null)
returns setof rounds
language plpgsql
as $$
declare
  done record;
begin
  perform require_unchanged_files(on_server, on_map, seen);
  if decision is not null then
    perform decide_files(on_server, on_map, decision);
  end if;
  done := write_rows(on_server, changes);
  perform settle_changes(on_server, done.ids, done.played, done.paired, null, done.emptied, done.emptied_maps);
  return query
    select r.* from unnest(done.ids) with ordinality as written (id, position) join rounds r using (id) order by written.position;
end
$$;
