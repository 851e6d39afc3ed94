-- What records must hold, computed from the rounds and round_sides. The audit compares them (differing_rollups).
-- needs: records_among
create view computed_records as
select book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
  beaten_at
from records_among(array(select id from rounds where round_number in (1, 2)));
