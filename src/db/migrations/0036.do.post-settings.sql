-- Each kind of post has a switch, a channel and details of its own. Before, there was one switch, for the messages about matches.

create table post_settings (
  kind       text primary key check (kind in ('match', 'evening', 'ranking', 'day', 'digest')),
  is_on      boolean not null default false,
  channel    bigint check (channel > 0),
  hour       smallint check (hour between 0 and 23),
  statistic  text,
  size       smallint check (size between 3 and 20),
  period     text check (period in ('all', 'season', '90d', '30d', 'session')),
  changed_by bigint,
  changed_at timestamptz not null default now(),
  constraint post_settings_hour_of_daily_kinds check (hour is null or kind in ('day', 'digest')),
  constraint post_settings_details_of_ranking check (num_nonnulls(statistic, size, period) = 0 or kind = 'ranking')
);
comment on table post_settings is 'What /admin posts sets for each kind of post. A kind without a row is off.';
comment on column post_settings.channel is 'Null: the channel in settings, for all kinds.';
comment on column post_settings.hour is 'Full hour in the community''s time zone. Null: that of the job upkeep.';
comment on column post_settings.statistic is 'Key of the statistic of the live ranking. Null: the default.';
comment on column post_settings.size is 'How many players the live ranking shows. Null: the default.';
comment on column post_settings.period is 'The rounds that count in the live ranking. Null: the default.';

insert into post_settings (kind, is_on, changed_by, changed_at)
select 'match', value = 'true', changed_by, changed_at from settings where name = 'auto_post';
delete from settings where name = 'auto_post';
alter table settings
  drop constraint settings_name_check,
  add constraint settings_name_check check (name in ('channel', 'admin_channel', 'time_zone', 'language', 'server_locale'));
