-- Returns the seconds of a header's clock such as 12:00 or 7:42. Null for any other text. The same as clockSeconds in domain/duration.ts.
create function clock_seconds(clock text) returns integer language sql immutable parallel safe
  return case when clock ~ '^\s*[0-9]{1,4}:[0-5][0-9]\s*$'
    then split_part(clock, ':', 1)::integer * 60 + split_part(clock, ':', 2)::integer
  end;
