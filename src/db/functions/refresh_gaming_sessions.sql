-- Computes gaming_sessions for the sessions that begin in [since, until]. Call it after their rounds and player_sessions were written.
create function refresh_gaming_sessions(since timestamptz default '-infinity', until timestamptz default 'infinity') returns void language sql
as $$
  delete from gaming_sessions where session_start between since and until;
  insert into gaming_sessions (server, session_start, session_date, first_round_time, address, counts, rounds)
  select distinct on (session_start, server)
    server, session_start, round_date, round_time,
    extract(epoch from session_start)::bigint || '.' || left(md5(server), 8),
    (session_start, server) in (select p.session_start, p.server from player_sessions p where p.session_start between since and until),
    count(*) over (partition by session_start, server)
  from rounds
  where session_start between since and until
  order by session_start, server, played_at, id
$$;
