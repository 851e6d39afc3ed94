-- What gaming_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).
create view computed_gaming_sessions as
select distinct on (session_start, server)
  server, session_start, round_date as session_date, round_time as first_round_time,
  extract(epoch from session_start)::bigint || '.' || left(md5(server), 8) as address,
  (session_start, server) in (select p.session_start, p.server from player_sessions p) as counts,
  (count(*) over (partition by session_start, server))::integer as rounds
from rounds
where session_start is not null
order by session_start, server, played_at, id;
