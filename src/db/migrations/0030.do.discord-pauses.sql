-- Discord asks for pauses, channel by channel. All isolates of the Worker keep them.

create table discord_pauses (
  scope text primary key,
  until timestamptz not null
);
comment on table discord_pauses is 'Until when Discord takes no request with the bot token.';
comment on column discord_pauses.scope is 'The beginning of a path, such as /channels/123, or everything.';
