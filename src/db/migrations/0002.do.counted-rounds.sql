-- What counts, said once: every statistic sums over counted_player_rounds and counted_weapon_rounds,
-- directly or through the rollups below, which are kept inside the transaction that writes the rounds.

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
  coalesce(w.kills, 0) as kills,
  coalesce(w.deaths, 0) as deaths,
  coalesce(w.headshots, 0) as headshots,
  coalesce(w.shots, 0) as shots,
  coalesce(w.hits, 0) as hits
from weapon_comprehensive_stats w
join counted_player_rounds p on p.round_id = w.round_id and p.player_guid = w.player_guid;

create table weapon_totals (
  player_guid text not null,
  weapon_name text not null,
  kills bigint not null,
  deaths bigint not null,
  headshots bigint not null,
  shots bigint not null,
  hits bigint not null,
  primary key (player_guid, weapon_name)
);
comment on table weapon_totals is 'Rollup of counted_weapon_rounds over all time.';

create table player_totals (
  player_guid text primary key,
  rounds bigint not null,
  first_played_at timestamptz not null,
  last_played_at timestamptz not null,
  time_played bigint not null,
  time_dead double precision not null,
  kills bigint not null,
  deaths bigint not null,
  damage_given bigint not null,
  damage_received bigint not null,
  team_damage_given bigint not null,
  gibs bigint not null,
  self_kills bigint not null,
  team_kills bigint not null,
  headshot_kills bigint not null,
  headshots bigint not null,
  xp bigint not null,
  kill_assists bigint not null,
  objectives bigint not null,
  dynamites_planted bigint not null,
  dynamites_defused bigint not null,
  times_revived bigint not null,
  revives_given bigint not null,
  useful_kills bigint not null,
  useless_kills bigint not null,
  denied_playtime bigint not null,
  constructions bigint not null,
  multikills bigint not null,
  best_spree bigint not null,
  bullet_shots bigint not null,
  bullet_hits bigint not null,
  bullet_headshots bigint not null,
  grenade_kills bigint not null
);
comment on table player_totals is 'Rollup of player_totals_between over all time. Times in seconds.';

-- Sums per player of the rounds that ended in [since, until]; weapons are summed on their own, for a join with player rows would
-- multiply kills by weapons. guids null: everybody; on_server null: every server.
create function player_totals_between(
  since timestamptz, until timestamptz, guids text[] default null, on_server text default null
)
returns setof player_totals language sql stable
as $$
  select
    p.player_guid,
    count(*) as rounds,
    min(p.played_at) as first_played_at,
    max(p.played_at) as last_played_at,
    sum(p.time_played) as time_played,
    sum(p.time_dead::numeric)::double precision as time_dead, -- exact, so that the order of rows does not show
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
    max(p.best_spree) as best_spree,
    coalesce(max(w.bullet_shots), 0) as bullet_shots,
    coalesce(max(w.bullet_hits), 0) as bullet_hits,
    coalesce(max(w.bullet_headshots), 0) as bullet_headshots,
    coalesce(max(w.grenade_kills), 0) as grenade_kills
  from counted_player_rounds p
  left join (
    select
      player_guid,
      (sum(shots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_shots,
      (sum(hits) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_hits,
      (sum(headshots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_headshots,
      (sum(kills) filter (where weapon_name = 'WS_GRENADE'))::bigint as grenade_kills
    from counted_weapon_rounds
    where played_at between since and until
      and (guids is null or player_guid = any (guids)) and (on_server is null or server = on_server)
    group by player_guid
  ) as w on w.player_guid = p.player_guid
  where p.played_at between since and until
    and (guids is null or p.player_guid = any (guids)) and (on_server is null or p.server = on_server)
  group by p.player_guid
$$;

-- Brings the rollups up to date for these players (null: for everybody). Call it in the transaction that wrote the rounds.
create function refresh_totals(guids text[] default null) returns void language sql
as $$
  delete from player_totals where guids is null or player_guid = any (guids);
  insert into player_totals select * from player_totals_between('-infinity', 'infinity', guids);
  delete from weapon_totals where guids is null or player_guid = any (guids);
  insert into weapon_totals
    select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
    from counted_weapon_rounds
    where guids is null or player_guid = any (guids)
    group by player_guid, weapon_name;
$$;

-- The name to show: newest alias, else the most frequent name; null when the player is not known at all.
create function player_name(guid text) returns text language sql stable
  return coalesce(
    (select a.alias from player_aliases a where a.guid = player_name.guid order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1),
    (select p.player_name from player_comprehensive_stats p where p.player_guid = player_name.guid
     group by p.player_name order by count(*) desc, p.player_name limit 1)
  );
