-- What player_totals must hold, computed from player_sessions. The audit compares them (differing_rollups).
-- needs: player_totals_between
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create view computed_player_totals as
select
  player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
  team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
  dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
  best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
from player_totals_between('-infinity', 'infinity');
