-- Returns a number that is greater for the better of two values of a kind of record.
create function record_score(kind text, value bigint) returns bigint language sql immutable parallel safe
  return case when kind in ('fastest_attack', 'closest_map') then -value else value end;
