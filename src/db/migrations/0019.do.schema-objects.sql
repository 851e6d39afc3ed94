-- Functions, views and triggers are no longer made by migrations: the files in functions/, views/ and triggers/ are, whenever they change.

create table schema_objects (
  kind       text not null check (kind in ('function', 'view', 'trigger')),
  name       text not null,
  identity   text not null,
  checksum   text not null,
  definition text,
  primary key (kind, name)
);
comment on table schema_objects is 'The functions, views and triggers that this project made here.';
comment on column schema_objects.identity is 'What drop takes: the name, with the argument types of a function or the table of a trigger.';
comment on column schema_objects.checksum is 'SHA-256 of the file it was made from; empty: made by a migration before there were such files.';
comment on column schema_objects.definition is 'MD5 of the definition as PostgreSQL told it afterwards; another one now means that somebody altered it.';

-- A database at 18 has those of the old migrations.
insert into schema_objects (kind, name, identity, checksum)
select 'function', proname, oid::regprocedure::text, ''
from pg_proc
where pronamespace = 'public'::regnamespace and exists (select from schemaversion where version = 17) and proname in (
  'add_names', 'add_pairs', 'examine_rollups', 'file_surroundings', 'forget_links_set_aside', 'forget_names', 'guids_of', 'hidden_from',
  'is_bullet_weapon', 'is_hidden', 'latest_rounds', 'lock_rounds', 'merge_people', 'newest_in_zone', 'pair_sessions_between', 'person_of',
  'player_name', 'player_totals_between', 'rank_pairs', 'rebuild_rollups', 'refresh_gaming_sessions', 'refresh_pair_totals',
  'refresh_player_session', 'refresh_player_totals', 'refresh_round_sides', 'refresh_session', 'refresh_totals', 'renumber_sessions',
  'require_unchanged_rounds', 'rewrite_rounds', 'rosters_of', 'session_details', 'session_player_rounds', 'settle_rounds', 'shown_name',
  'store_file', 'store_rosters', 'store_round_sides', 'try_lock_rounds', 'undo_merge', 'write_round'
)
union all
select 'view', relname, oid::regclass::text, ''
from pg_class
where relnamespace = 'public'::regnamespace and relkind = 'v' and exists (select from schemaversion where version = 17) and relname in (
  'counted_player_rounds', 'counted_round_sides', 'counted_weapon_rounds', 'player_session_bullets', 'player_session_rounds'
)
union all
select 'trigger', tgname, format('%I on %s', tgname, tgrelid::regclass), ''
from pg_trigger
where tgname = 'player_profiles_forgotten' and exists (select from schemaversion where version = 17);
