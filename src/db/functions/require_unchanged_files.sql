-- Locks rounds, and fails with serialization_failure if what the caller has `seen` {newest_file, newest_decision, zone, forgotten} has
-- changed: a file of this server and map arrived, was set aside or brought back, the time zone that a manager has set is another, or
-- somebody was forgotten (forgotten_version). The caller derived its rows from that, so they are outdated. Ids of files ascend in the order of commits, because they are assigned under the lock.
create function require_unchanged_files(on_server text, on_map text, seen jsonb) returns void language plpgsql
as $$
declare
  on_key constant text := lower(on_map collate "C");
begin
  perform lock_rounds();
  if exists (
    select from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.id > (seen ->> 'newest_file')::bigint
  ) then
    raise exception 'another file of % on % came in meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  if exists (
    select from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision > (seen ->> 'newest_decision')::bigint
  ) then
    raise exception 'files of % on % were set aside or brought back meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  if (select value from settings where name = 'time_zone') is distinct from seen ->> 'zone' then
    raise exception 'the time zone was set meanwhile' using errcode = 'serialization_failure';
  end if;
  if forgotten_version() is distinct from seen ->> 'forgotten' then
    raise exception 'somebody was forgotten meanwhile' using errcode = 'serialization_failure';
  end if;
end
$$;
