-- What counts, said once: every statistic sums over counted_player_rounds and counted_weapon_rounds,
-- directly or through the rollups of migration 0003, which are kept inside the transaction that writes the rounds.

create function is_bullet_weapon(weapon_name text) returns boolean
  language sql immutable parallel safe
  return weapon_name not in (
    'WS_KNIFE', 'WS_KNIFE_KBAR', 'WS_PANZERFAUST', 'WS_BAZOOKA', 'WS_FLAMETHROWER', 'WS_GRENADE', 'WS_MORTAR', 'WS_MORTAR2',
    'WS_DYNAMITE', 'WS_AIRSTRIKE', 'WS_ARTILLERY', 'WS_SATCHEL', 'WS_GRENADELAUNCHER', 'WS_LANDMINE', 'WS_SYRINGE'
  );
comment on function is_bullet_weapon is 'Weapons whose hits per shot say something about aim; the others are left out of accuracy.';

-- A row whose time exceeds its round's duration by more than a minute belongs to another file: kept, never counted.
create view counted_player_rounds as
select
  p.round_id,
  p.player_guid,
  p.player_name,
  p.team as side,
  r.server,
  r.played_at,
  r.session_start,
  r.map_name,
  r.round_number,
  played.seconds as time_played,
  least(greatest(coalesce(p.time_dead_minutes, 0) * 60, 0), played.seconds) as time_dead,
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
cross join lateral (
  select case
    when coalesce(p.time_played_seconds, 0) > 0 then p.time_played_seconds
    when p.team in (1, 2) and p.damage_given > 0 then coalesce(r.duration_seconds, 0)
    else 0
  end as seconds
) as played
where r.round_number in (1, 2)
  and r.is_valid
  and played.seconds <= coalesce(r.duration_seconds, played.seconds) + 60;

create view counted_weapon_rounds as
select
  w.round_id,
  w.player_guid,
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
join counted_player_rounds p on p.round_id = w.round_id and p.player_guid = w.player_guid;

-- The name to show: chosen name, else newest alias, else the most frequent name; null when the player is not known at all.
create function player_name(guid text) returns text language sql stable
  return coalesce(
    (select c.display_name from player_profiles c where c.player_guid = player_name.guid),
    (select a.alias from player_aliases a where a.guid = player_name.guid order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1),
    (select p.player_name from player_comprehensive_stats p where p.player_guid = player_name.guid
     group by p.player_name order by count(*) desc, p.player_name limit 1)
  );
