-- Returns `newest`, the newest file that the caller has seen. Fails with serialization_failure if the time zone that a manager has set is
-- no longer `zone`, because the caller derived its rows in the wrong one.
create function newest_in_zone(newest bigint, zone text) returns bigint language plpgsql
as $$
begin
  perform lock_rounds();
  if (select value from settings where name = 'time_zone') is distinct from zone then
    raise exception 'the time zone was set meanwhile' using errcode = 'serialization_failure';
  end if;
  return newest;
end
$$;
