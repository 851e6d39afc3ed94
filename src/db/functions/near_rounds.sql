-- Returns the rounds that an endstats file of this timestamp may belong to: those of its server, map and number within a minute.
create function near_rounds(on_server text, on_map text, stamp timestamp, number integer) returns setof bigint language sql stable
begin atomic
  select r.id from rounds r
  where r.round_date + r.round_time between stamp - interval '1 minute' and stamp + interval '1 minute'
    and (r.server = on_server and lower(r.map_name collate "C") = lower(on_map collate "C") and r.round_number = number) is true;
end;
