-- A post whose run is ended each time, or whose content cannot be read, must not hold back the others. And a game server has no more posts
-- than it can have played matches.

alter table posts add column broken_off integer not null default 0 check (broken_off >= 0);
comment on column posts.broken_off is 'How many runs in a row ended without a note of how they went.';
create index posts_server_played_at_idx on posts (server, played_at);
