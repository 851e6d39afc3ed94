-- Rollups: sums per gaming session and over all time, so that answers cost the same however many rounds are stored.
-- Everything here is derived from migration 0002's views: refresh_totals() makes it anew.

create table player_sessions (
  server text not null,
  session_start timestamptz not null,
  player_guid text not null,
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
  grenade_kills bigint not null,
  primary key (player_guid, session_start, server)
);
comment on table player_sessions is 'Rollup of counted_player_rounds per gaming session. Times in seconds.';
create index player_sessions_session_idx on player_sessions (session_start, server);

create table player_totals (
  like player_sessions including comments,
  primary key (player_guid)
);
alter table player_totals drop column server, drop column session_start;
comment on table player_totals is 'Rollup of player_sessions over all time. Times in seconds.';

create table weapon_sessions (
  server text not null,
  session_start timestamptz not null,
  player_guid text not null,
  weapon_name text not null,
  kills bigint not null,
  deaths bigint not null,
  headshots bigint not null,
  shots bigint not null,
  hits bigint not null,
  primary key (player_guid, session_start, server, weapon_name)
);
comment on table weapon_sessions is 'Rollup of counted_weapon_rounds per gaming session.';

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
comment on table weapon_totals is 'Rollup of weapon_sessions over all time.';

-- Sums per player of the gaming sessions that began in [since, until). guids null: everybody.
create function player_totals_between(since timestamptz, until timestamptz, guids text[] default null)
returns setof player_totals language sql stable
as $$
  select
    player_guid,
    sum(rounds)::bigint,
    min(first_played_at),
    max(last_played_at),
    sum(time_played)::bigint,
    sum(time_dead::numeric)::double precision,
    sum(kills)::bigint,
    sum(deaths)::bigint,
    sum(damage_given)::bigint,
    sum(damage_received)::bigint,
    sum(team_damage_given)::bigint,
    sum(gibs)::bigint,
    sum(self_kills)::bigint,
    sum(team_kills)::bigint,
    sum(headshot_kills)::bigint,
    sum(headshots)::bigint,
    sum(xp)::bigint,
    sum(kill_assists)::bigint,
    sum(objectives)::bigint,
    sum(dynamites_planted)::bigint,
    sum(dynamites_defused)::bigint,
    sum(times_revived)::bigint,
    sum(revives_given)::bigint,
    sum(useful_kills)::bigint,
    sum(useless_kills)::bigint,
    sum(denied_playtime)::bigint,
    sum(constructions)::bigint,
    sum(multikills)::bigint,
    max(best_spree),
    sum(bullet_shots)::bigint,
    sum(bullet_hits)::bigint,
    sum(bullet_headshots)::bigint,
    sum(grenade_kills)::bigint
  from player_sessions
  where session_start >= since and session_start < until and (guids is null or player_guid = any (guids))
  group by player_guid
$$;

-- What a player's rounds and weapons of one gaming session sum up to: together the definition of player_sessions. Weapons are summed
-- on their own, for a join with player rows would multiply kills by weapons.
create view player_session_rounds as
select
  p.server,
  p.session_start,
  p.player_guid,
  count(distinct p.round_id) as rounds,
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
  max(p.best_spree) as best_spree
from counted_player_rounds p
group by p.server, p.session_start, p.player_guid;

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

-- Brings the rollups up to date, in the transaction that wrote the rounds: for these players (null: everybody) and for the
-- sessions that begin at `since` or later. A session whose start moves must lie after `since` before and after the move.
-- `guids` may be any GUIDs of a person; whoever they belong to is refreshed.
create function refresh_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off -- one plan fits neither one player nor everybody
as $$
declare
  everyone constant boolean := guids is null;
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
begin
  delete from weapon_sessions where session_start >= since and (everyone or player_guid = any (involved));
  -- counted_weapon_rounds summed up; with a player's evenings numbered, a million rows group in half the time
  insert into weapon_sessions
  with counted as materialized (
    select round_id, installation_guid, server, session_start, player_guid,
      dense_rank() over (order by session_start, server, player_guid collate "C") as evening
    from counted_player_rounds
    where session_start >= since and (everyone or installation_guid = any (involved))
  ),
  sums as (
    select c.evening, w.weapon_name, sum(coalesce(w.kills, 0)) as kills, sum(coalesce(w.deaths, 0)) as deaths,
      sum(coalesce(w.headshots, 0)) as headshots, sum(coalesce(w.shots, 0)) as shots, sum(coalesce(w.hits, 0)) as hits
    from weapon_comprehensive_stats w
    join counted c on c.round_id = w.round_id and c.installation_guid = w.player_guid
    group by c.evening, w.weapon_name
  )
  select e.server, e.session_start, e.player_guid, s.weapon_name, s.kills, s.deaths, s.headshots, s.shots, s.hits
  from sums s
  join (select distinct evening, server, session_start, player_guid from counted) as e using (evening);

  delete from player_sessions where session_start >= since and (everyone or player_guid = any (involved));
  insert into player_sessions
  select p.*, coalesce(b.bullet_shots, 0), coalesce(b.bullet_hits, 0), coalesce(b.bullet_headshots, 0), coalesce(b.grenade_kills, 0)
  from player_session_rounds p
  left join (
    select * from player_session_bullets where session_start >= since and (everyone or player_guid = any (involved))
  ) as b using (server, session_start, player_guid)
  where p.session_start >= since and (everyone or p.player_guid = any (involved));

  delete from player_totals where everyone or player_guid = any (involved);
  insert into player_totals select * from player_totals_between('-infinity', 'infinity', case when not everyone then involved end);

  delete from weapon_totals where everyone or player_guid = any (involved);
  insert into weapon_totals
  select player_guid, weapon_name, sum(kills)::bigint, sum(deaths)::bigint, sum(headshots)::bigint, sum(shots)::bigint, sum(hits)::bigint
  from weapon_sessions
  where everyone or player_guid = any (involved)
  group by player_guid, weapon_name;
end
$$;
