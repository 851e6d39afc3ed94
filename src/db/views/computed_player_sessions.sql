-- What player_sessions must hold, computed from the rounds and weapon_sessions. The audit compares them (differing_rollups).
-- Only a person with several GUIDs can have several rows in a round. So only their rounds are counted apart, because PostgreSQL cannot share
-- a count of distinct rounds between processors.
-- needs: counted_player_rounds, player_session_bullets
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create view computed_player_sessions as
select
  p.server,
  p.session_start,
  p.player_guid,
  p.rounds - coalesce(repeated.rounds, 0) as rounds,
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
from (
  select p.server, p.session_start, p.player_guid,
    count(*) as rounds,
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
  group by p.server, p.session_start, p.player_guid
) as p
left join (
  select server, session_start, player_guid, count(*) - count(distinct round_id) as rounds
  from counted_player_rounds
  where installation_guid = any (array(select from_guid from player_merges union select into_guid from player_merges))
  group by server, session_start, player_guid
) as repeated using (server, session_start, player_guid)
left join player_session_bullets b using (server, session_start, player_guid);
