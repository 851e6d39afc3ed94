-- What maps must hold, computed from the rounds: among equally frequent spellings, lower case wins. refresh_maps computes all maps from it.
create view computed_maps as
select distinct on (lower(map_name collate "C")) lower(map_name collate "C") as map_key, map_name
from rounds where round_number in (1, 2)
group by map_name
order by lower(map_name collate "C"), count(*) desc, map_name collate "C" desc;
