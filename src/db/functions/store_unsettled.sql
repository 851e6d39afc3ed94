-- Stores a file and writes the rows of the rounds it changes. The parameters are those of store_file. Returns what settle_changes needs.
-- needs: insert_files, note_processed, write_rows
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

  select * into given from insert_files(jsonb_build_array(file));
  select w.ids, w.played, w.paired into store_unsettled.ids, store_unsettled.played, store_unsettled.paired
  from write_rows(given.server, changes) as w;
  perform drop_surplus_versions(given);
  perform note_processed(given.server, array[given.filename]);
end
$$;
