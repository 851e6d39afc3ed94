-- What weapon_totals must hold, computed from weapon_sessions. The audit compares them (differing_rollups).
create view computed_weapon_totals as
select player_guid, weapon_name, sum(kills) as kills, sum(deaths) as deaths, sum(headshots) as headshots, sum(shots) as shots,
  sum(hits) as hits
from weapon_sessions
group by player_guid, weapon_name;
