-- Finishes what insert_files and insert_rounds began for several files of a server. `files` are the files' ids, `made` those of the new
-- rounds, which have their players' rows by now. `changes` are the rounds that were stored before, as write_rows takes them. Returns what
-- settle_changes needs. The caller must call that at the end of the same transaction, once for all files.
-- needs: drop_surplus_versions, note_processed, update_names, write_rows
create function finish_files(
  on_server text, files bigint[], made bigint[], changes jsonb, out ids bigint[], out played bigint[], out paired bigint[]
) language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  names constant text[] := array(select filename from round_files where id = any (files));
begin
  perform update_names(made, '[]');
  select made || w.ids, made || w.played, w.paired into ids, played, paired from write_rows(on_server, changes) as w;
  perform drop_surplus_versions(f) from round_files f where f.id = any (files);
  perform note_processed(on_server, names);
end
$$;
