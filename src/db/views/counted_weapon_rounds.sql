-- Weapon rows of counted player rows, under the person's GUID.
-- needs: counted_player_rounds
create view counted_weapon_rounds as
select
  w.round_id,
  p.player_guid,
  p.installation_guid,
  w.weapon_name,
  p.server,
  p.played_at,
  p.session_start,
  coalesce(w.kills, 0) as kills,
  coalesce(w.deaths, 0) as deaths,
  coalesce(w.headshots, 0) as headshots,
  coalesce(w.shots, 0) as shots,
  coalesce(w.hits, 0) as hits
from weapon_comprehensive_stats w
join counted_player_rounds p on p.round_id = w.round_id and p.installation_guid = w.player_guid;
