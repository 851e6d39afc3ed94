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
create index rounds_first_of_session_idx on rounds (session_start, server, id) where played_at = session_start;

-- Of the sessions that begin in [since, until], after their rounds and player_sessions were written.
create function refresh_gaming_sessions(since timestamptz default '-infinity', until timestamptz default 'infinity') returns void language sql
as $$
  delete from gaming_sessions where session_start between since and until;
  insert into gaming_sessions
  select distinct on (r.session_start, r.server)
    r.server, r.session_start, r.round_date, r.round_time,
    extract(epoch from r.session_start)::bigint || '.' || left(md5(r.server), 8),
    exists (select from player_sessions p where p.session_start = r.session_start and p.server = r.server),
    (select count(*) from rounds o where o.session_start = r.session_start and o.server = r.server)
  from rounds r
  where r.played_at = r.session_start and r.session_start between since and until
  order by r.session_start, r.server, r.id
$$;

select refresh_gaming_sessions();
