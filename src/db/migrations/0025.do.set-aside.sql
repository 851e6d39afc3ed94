-- A name that the old bot's rounds have, but not its aliases, has no id. Files that were set aside are few, and found by that.

alter table legacy_aliases alter column id drop not null;
comment on column legacy_aliases.id is 'Id of the row in player_aliases; null where the old bot had none, and times_seen is 0.';
create index round_files_set_aside_idx on round_files (id) where set_aside_at is not null;
