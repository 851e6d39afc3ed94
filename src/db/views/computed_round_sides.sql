-- What round_sides must hold, computed from the rounds. The audit compares them (differing_rollups).
-- needs: counted_round_sides
create view computed_round_sides as
select round_id, axis, allies from counted_round_sides;
