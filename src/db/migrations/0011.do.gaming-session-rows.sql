-- Gaming sessions as rows of their own: nearly every answer about a session looks several of them up, and planning a view over rounds
-- each time takes longer than the answer.

drop view gaming_sessions;
create table gaming_sessions (
  server text not null,
  session_start timestamptz not null,
  session_date date not null,
  first_round_time time(0) not null,
  address text not null,
  counts boolean not null,
  rounds integer not null,
  primary key (session_start, server)
);
comment on table gaming_sessions is 'Rollup of rounds: one row per gaming session, read off its first round.';
comment on column gaming_sessions.session_date is 'With first_round_time: when the first round ended, by the game server''s own clock.';
comment on column gaming_sessions.address is 'Stamp of the first round and a digest of the server.';
comment on column gaming_sessions.counts is 'At least one of its rounds does.';
comment on column gaming_sessions.rounds is 'All of its rounds, those that do not count included.';
create index gaming_sessions_date_idx on gaming_sessions (session_date, session_start, server);

drop index rounds_first_of_session_idx;

-- Of the sessions that begin in [since, until], after their rounds and player_sessions were written.
create function refresh_gaming_sessions(since timestamptz default '-infinity', until timestamptz default 'infinity') returns void language sql
as $$
  delete from gaming_sessions where session_start between since and until;
  insert into gaming_sessions
  select distinct on (session_start, server)
    server, session_start, round_date, round_time,
    extract(epoch from session_start)::bigint || '.' || left(md5(server), 8),
    (session_start, server) in (select p.session_start, p.server from player_sessions p where p.session_start between since and until),
    count(*) over (partition by session_start, server)
  from rounds
  where session_start between since and until
  order by session_start, server, played_at, id
$$;

select refresh_gaming_sessions();
