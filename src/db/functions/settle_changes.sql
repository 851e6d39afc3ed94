-- Refreshes everything that depends on rounds that write_rows wrote: gaming sessions, rollups, records and messages. A match is posted if
-- its first round ended after `posted_after`.
create function settle_changes(
  on_server text, ids bigint[], played bigint[], paired bigint[], posted_after timestamptz default null,
  emptied timestamptz[] default '{}', emptied_maps text[] default '{}'
) returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  if played <> '{}' or emptied <> '{}' then
    perform settle_rounds(on_server, played, emptied);
  end if;
  if paired <> '{}' then
    perform refresh_records(paired);
  end if;
  if emptied_maps <> '{}' then
    perform refresh_maps(emptied_maps);
  end if;
  perform want_posts(ids, posted_after);
end
$$;
