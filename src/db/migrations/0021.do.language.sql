-- The community's language, set with /admin config.

alter table settings drop constraint settings_name_check;
alter table settings add constraint settings_name_check check (name in ('channel', 'time_zone', 'auto_post', 'language'));
