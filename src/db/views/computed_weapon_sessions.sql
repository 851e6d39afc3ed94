-- What weapon_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).
-- needs: counted_weapon_rounds
create view computed_weapon_sessions as
select server, session_start, player_guid, weapon_name, sum(kills) as kills, sum(deaths) as deaths, sum(headshots) as headshots,
  sum(shots) as shots, sum(hits) as hits
from counted_weapon_rounds
group by server, session_start, player_guid, weapon_name;
