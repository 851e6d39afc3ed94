-- A channel in which managers are told of jobs that fail.

alter table settings
  drop constraint settings_name_check,
  add constraint settings_name_check
    check (name in ('channel', 'admin_channel', 'time_zone', 'auto_post', 'language', 'server_locale'));
