-- Player rows that count. Every statistic sums over counted_player_rounds and counted_weapon_rounds, directly or through the rollups.
-- player_guid is the person: a merged GUID is replaced by the GUID it was merged into. installation_guid is the row's own GUID. Rows for
-- which is_left_out is true count only if an admin ruled them in. Rows of excluded people never count. Times dead are rounded to the
-- millisecond, so that sums are exact in any order.
-- needs: excluded_people, is_left_out
create view counted_player_rounds as
select
  p.round_id,
  coalesce(m.into_guid, p.player_guid) as player_guid,
  p.player_guid as installation_guid,
  p.player_name,
  p.team as side,
  r.server,
  r.played_at,
  r.session_start,
  r.map_name,
  r.round_number,
  r.source,
  played.seconds as time_played,
  round(least(greatest(coalesce(p.time_dead_minutes, 0) * 60, 0), played.seconds)::numeric, 3)::double precision as time_dead,
  coalesce(p.kills, 0) as kills,
  coalesce(p.deaths, 0) as deaths,
  coalesce(p.damage_given, 0) as damage_given,
  coalesce(p.damage_received, 0) as damage_received,
  coalesce(p.team_damage_given, 0) as team_damage_given,
  coalesce(p.gibs, 0) as gibs,
  coalesce(p.self_kills, 0) as self_kills,
  coalesce(p.team_kills, 0) as team_kills,
  coalesce(p.headshot_kills, 0) as headshot_kills,
  coalesce(p.headshots, 0) as headshots,
  coalesce(p.xp, 0) as xp,
  coalesce(p.kill_assists, 0) as kill_assists,
  coalesce(p.objectives_stolen, 0) + coalesce(p.objectives_returned, 0) as objectives,
  coalesce(p.dynamites_planted, 0) as dynamites_planted,
  coalesce(p.dynamites_defused, 0) as dynamites_defused,
  coalesce(p.times_revived, 0) as times_revived,
  coalesce(p.revives_given, 0) as revives_given,
  coalesce(p.most_useful_kills, 0) as useful_kills,
  coalesce(p.useless_kills, 0) as useless_kills,
  greatest(least(coalesce(p.denied_playtime, 0), coalesce(r.duration_seconds, p.denied_playtime)), 0) as denied_playtime,
  coalesce(p.constructions, 0) as constructions,
  coalesce(p.double_kills, 0) + coalesce(p.triple_kills, 0) + coalesce(p.quad_kills, 0)
    + coalesce(p.multi_kills, 0) + coalesce(p.mega_kills, 0) as multikills,
  coalesce(p.killing_spree_best, 0) as best_spree
from player_comprehensive_stats p
join rounds r on r.id = p.round_id
left join player_merges m on m.from_guid = p.player_guid
cross join lateral (
  select case
    when coalesce(p.time_played_seconds, 0) > 0 then p.time_played_seconds
    when p.team in (1, 2) and p.damage_given > 0 then coalesce(r.duration_seconds, 0)
    else 0
  end as seconds
) as played
where r.round_number in (1, 2)
  and r.is_valid
  and (not is_left_out(p, r) or r.rows_ruled_in_at is not null)
  and coalesce(m.into_guid, p.player_guid) <> all (array(select guid from excluded_people));
