-- Whose names are removed: after /privacy delete nothing brings them back.

create table forgotten_players (
  guid         text primary key check (guid <> ''),
  asked_at     timestamptz not null,
  remove_after timestamptz not null,
  removed_at   timestamptz,
  mark         integer,
  name_hashes  text[] not null default '{}',
  constraint forgotten_players_mark_iff_removed check ((mark is null) = (removed_at is null))
);
comment on table forgotten_players is 'GUIDs whose players asked that their names be deleted. Until removed_at is set they are hidden from others and can take it back. A backup that is restored needs the newest copy of this table.';
comment on column forgotten_players.remove_after is 'When the names may be removed at the earliest.';
comment on column forgotten_players.removed_at is 'When the names were removed. No name of this GUID is stored any more.';
comment on column forgotten_players.mark is 'The control character that stands for each byte of the names in stored files.';
comment on column forgotten_players.name_hashes is 'HMAC-SHA256 of the removed names under FORGOTTEN_NAMES_KEY, which is not in the database. They find the names in endstats files that come before their round.';

-- The names of those who were forgotten before are still in their files: they are removed with the next round.
insert into forgotten_players (guid, asked_at, remove_after)
select player_guid, now(), now() from player_profiles where forgotten;
drop trigger if exists player_profiles_forgotten on player_profiles;
delete from schema_objects where name = 'player_profiles_forgotten';
alter table player_profiles drop column forgotten;
