-- Counts the names again that player_aliases counts wrongly. Returns how many.
-- needs: lock_rounds, wrong_names
create function repair_names() returns bigint language plpgsql
as $$
declare
  repaired bigint;
begin
  if not exists (select from wrong_names) then
    return 0;
  end if;
  perform lock_rounds();
  with wrong as materialized (table wrong_names),
  gone as (
    delete from player_aliases a using wrong w where a.guid = w.guid and a.alias = w.alias and w.times is null
  ),
  counted as (
    insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
    select guid, alias, first_seen, last_seen, times, 'file' from wrong where times is not null
    on conflict (guid, alias) do update set
      times_seen = excluded.times_seen, first_seen = excluded.first_seen, last_seen = excluded.last_seen
  )
  select count(*) into repaired from wrong;
  return repaired;
end
$$;
