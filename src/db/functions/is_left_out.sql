-- Returns whether a player row never counts, unless an admin rules it in. An old bot's row belongs to another file where its date, map or
-- number is not that of its round, or its time exceeds the round's by more than a minute. Rows made from a file are named by their round.
create function is_left_out(p player_comprehensive_stats, r rounds) returns boolean language sql stable
  return case r.source
    when 'legacy' then p.round_date <> r.round_date or p.round_number <> r.round_number
      or lower(p.map_name collate "C") <> lower(r.map_name collate "C")
      or coalesce(p.time_played_seconds > r.duration_seconds + 60, false)
    else coalesce(p.player_guid = any (r.rows_left_out), false)
  end;
