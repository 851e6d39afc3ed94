-- After an absence a linked player is told once what happened.

alter table player_links add column absence_told_at timestamptz;
comment on column player_links.absence_told_at is 'When the user was last told what happened while they were away. One absence is told once: until their next round.';
