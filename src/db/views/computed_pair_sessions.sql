-- What pair_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).
-- needs: pair_sessions_between
create view computed_pair_sessions as
select server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
from pair_sessions_between('-infinity', 'infinity');
