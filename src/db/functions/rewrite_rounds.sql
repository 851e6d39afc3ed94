-- Writes rounds of a server and map again from their stored files. Works like store_file, without a new file. With a decision
-- (decide_files), files are set aside, chosen or brought back in the same transaction.
-- needs: require_unchanged_files
create function rewrite_rounds(on_server text, on_map text, changes jsonb, seen jsonb, decision jsonb default null)
returns setof rounds
language plpgsql
as $$
declare
  ids bigint[];
begin
  perform require_unchanged_files(on_server, on_map, seen);
  if decision is not null then
    perform decide_files(on_server, on_map, decision);
  end if;
  ids := write_changes(on_server, changes);
  return query
    select r.* from unnest(ids) with ordinality as written (id, position) join rounds r using (id) order by written.position;
end
$$;
