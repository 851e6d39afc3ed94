-- The language of a server is known only from its interactions, so it is stored for what the bot says by itself.

alter table settings
  drop constraint settings_name_check,
  add constraint settings_name_check check (name in ('channel', 'time_zone', 'auto_post', 'language', 'server_locale'));
