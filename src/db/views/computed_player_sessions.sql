-- What player_sessions must hold, computed from the rounds and weapon_sessions. The audit compares them (differing_rollups).
-- needs: player_session_bullets, player_session_rounds
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create view computed_player_sessions as
select
  p.server,
  p.session_start,
  p.player_guid,
  p.rounds,
  p.first_played_at,
  p.last_played_at,
  p.time_played,
  p.time_dead,
  p.kills,
  p.deaths,
  p.damage_given,
  p.damage_received,
  p.team_damage_given,
  p.gibs,
  p.self_kills,
  p.team_kills,
  p.headshot_kills,
  p.headshots,
  p.xp,
  p.kill_assists,
  p.objectives,
  p.dynamites_planted,
  p.dynamites_defused,
  p.times_revived,
  p.revives_given,
  p.useful_kills,
  p.useless_kills,
  p.denied_playtime,
  p.constructions,
  p.multikills,
  p.best_spree,
  coalesce(b.bullet_shots, 0) as bullet_shots,
  coalesce(b.bullet_hits, 0) as bullet_hits,
  coalesce(b.bullet_headshots, 0) as bullet_headshots,
  coalesce(b.grenade_kills, 0) as grenade_kills
from player_session_rounds p
left join player_session_bullets b using (server, session_start, player_guid);
