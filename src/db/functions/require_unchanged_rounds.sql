-- Fails with serialization_failure if a round arrived after `newest`, or if the community's time zone is no longer `zone`. The caller's
-- results are then outdated.
create function require_unchanged_rounds(newest bigint, zone text) returns void language plpgsql
as $$
begin
  perform lock_rounds();
  if exists (select from rounds where id > newest)
    or (select value from settings where name = 'time_zone') is distinct from zone then
    raise exception 'rounds came in or were moved meanwhile' using errcode = 'serialization_failure';
  end if;
end
$$;
