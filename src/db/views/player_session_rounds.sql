-- A person's sums over the rounds of one gaming session. player_sessions is computed from this view and player_session_bullets.
-- Weapons are summed separately, because a join with player rows would multiply kills by weapons.
-- needs: counted_player_rounds
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create view player_session_rounds as
select
  p.server,
  p.session_start,
  p.player_guid,
  count(distinct p.round_id) as rounds,
  min(p.played_at) as first_played_at,
  max(p.played_at) as last_played_at,
  sum(p.time_played) as time_played,
  sum(p.time_dead::numeric)::double precision as time_dead,
  sum(p.kills) as kills,
  sum(p.deaths) as deaths,
  sum(p.damage_given) as damage_given,
  sum(p.damage_received) as damage_received,
  sum(p.team_damage_given) as team_damage_given,
  sum(p.gibs) as gibs,
  sum(p.self_kills) as self_kills,
  sum(p.team_kills) as team_kills,
  sum(p.headshot_kills) as headshot_kills,
  sum(p.headshots) as headshots,
  sum(p.xp) as xp,
  sum(p.kill_assists) as kill_assists,
  sum(p.objectives) as objectives,
  sum(p.dynamites_planted) as dynamites_planted,
  sum(p.dynamites_defused) as dynamites_defused,
  sum(p.times_revived) as times_revived,
  sum(p.revives_given) as revives_given,
  sum(p.useful_kills) as useful_kills,
  sum(p.useless_kills) as useless_kills,
  sum(p.denied_playtime) as denied_playtime,
  sum(p.constructions) as constructions,
  sum(p.multikills) as multikills,
  max(p.best_spree) as best_spree
from counted_player_rounds p
group by p.server, p.session_start, p.player_guid;
