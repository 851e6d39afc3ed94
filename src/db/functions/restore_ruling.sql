-- Gives a round that was made again the id and the verdict that it had when its files were set aside. Returns its id.
create function restore_ruling(made rounds) returns bigint language plpgsql
as $$
declare
  kept jsonb;
begin
  select f.ruling into kept
  from round_files f
  where f.round_date + f.round_time = made.round_date + made.round_time
    and (f.server = made.server and lower(f.map_name collate "C") = lower(made.map_name collate "C")
      and f.round_number = made.round_number and f.ruling is not null and f.set_aside_at is null) is true
  order by f.decision desc limit 1;
  if kept is null then
    return made.id;
  end if;
  update round_files f set ruling = null
  where f.round_date + f.round_time = made.round_date + made.round_time
    and (f.server = made.server and lower(f.map_name collate "C") = lower(made.map_name collate "C")
      and f.round_number = made.round_number and f.ruling is not null) is true;
  update rounds r
  set (id, validity_override, verdict_reason, verdict_by, verdict_at, rows_ruled_in_by, rows_ruled_in_at, is_valid, invalid_reason)
    = (k.id, k.validity_override, k.verdict_reason, k.verdict_by, k.verdict_at, k.rows_ruled_in_by, k.rows_ruled_in_at,
      coalesce(k.validity_override, r.is_valid),
      case k.validity_override when true then null when false then coalesce(r.invalid_reason, 'ruled out by an admin') else r.invalid_reason end)
  from jsonb_populate_record(null::rounds, kept) as k
  where r.id = made.id;
  return (kept ->> 'id')::bigint;
end
$$;
