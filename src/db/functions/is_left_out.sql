-- Returns whether a player row never counts unless an admin rules it in. A row of the old bot belongs to another file if its date, map or
-- number differs from its round's, or if its time exceeds the round's by more than a minute. For rows made from a file, the round lists the
-- GUIDs.
create function is_left_out(p player_comprehensive_stats, r rounds) returns boolean language sql stable parallel safe
  return case r.source
    when 'legacy' then p.round_date <> r.round_date or p.round_number <> r.round_number
      or lower(p.map_name collate "C") <> lower(r.map_name collate "C")
      or coalesce(p.time_played_seconds > r.duration_seconds + 60, false)
    else coalesce(p.player_guid = any (r.rows_left_out), false)
  end;
