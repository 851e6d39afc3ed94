-- Gaming sessions by the date they began on, and what a session's awards and views need beyond the rollups.

create index rounds_first_of_session_idx on rounds (round_date, session_start, server) where played_at = session_start;

-- One row per gaming session, read off its first round. session_date and first_round_time are the game server's own clock.
create view gaming_sessions as
select
  r.server,
  r.session_start,
  r.round_date as session_date,
  r.round_time as first_round_time,
  extract(epoch from r.session_start)::bigint || '.' || left(md5(r.server), 8) as address,
  exists (select from player_sessions p where p.session_start = r.session_start and p.server = r.server) as counts
from rounds r
where r.played_at = r.session_start
  and not exists (
    select from rounds twin
    where twin.session_start = r.session_start and twin.played_at = r.played_at and twin.server = r.server and twin.id < r.id
  );
comment on view gaming_sessions is 'counts: at least one of its rounds does. address: stamp of the first round and a digest of the server.';

create index session_teams_date_idx on session_teams (left(session_start_date, 10));

-- Of counted rounds only, what no rollup keeps.
create view counted_player_details as
select
  c.round_id,
  c.player_guid,
  c.server,
  c.session_start,
  coalesce(p.objectives_stolen, 0) as objectives_stolen,
  coalesce(p.objectives_returned, 0) as objectives_returned,
  coalesce(p.double_kills, 0) as double_kills,
  coalesce(p.triple_kills, 0) as triple_kills,
  coalesce(p.quad_kills, 0) as quad_kills,
  coalesce(p.multi_kills, 0) as multi_kills,
  coalesce(p.mega_kills, 0) as mega_kills,
  coalesce(p.kill_steals, 0) as kill_steals,
  coalesce(p.tank_meatshield, 0) as tank_meatshield,
  coalesce(p.death_spree_worst, 0) as death_spree_worst
from counted_player_rounds c
join player_comprehensive_stats p on p.round_id = c.round_id and p.player_guid = c.installation_guid;
