-- A person's sums over weapons in one gaming session. The second part of player_sessions.
-- needs: is_bullet_weapon
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create view player_session_bullets as
select
  server,
  session_start,
  player_guid,
  (sum(shots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_shots,
  (sum(hits) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_hits,
  (sum(headshots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_headshots,
  (sum(kills) filter (where weapon_name = 'WS_GRENADE'))::bigint as grenade_kills
from weapon_sessions
group by server, session_start, player_guid;
