-- Messages that the bot sends by itself. Storing a round only says that a message is wanted; it is sent afterwards.

create table posts (
  key            text primary key check (key ~ '^[a-z]+:[0-9a-f]{16}$'),
  kind           text not null check (key like kind || ':%'),
  server         text not null,
  subject        text not null,
  channel        bigint not null check (channel > 0),
  played_at      timestamptz not null,
  wanted_version integer not null default 1,
  sent_version   integer not null default 0 check (sent_version <= wanted_version),
  message_id     bigint,
  body_hash      text,
  changed_at     timestamptz,
  messages       integer not null default 0,
  attempted_at   timestamptz,
  failures       integer not null default 0,
  due_at         timestamptz,
  last_error     text,
  ended          text check (ended in ('deleted', 'too old')),
  ended_at       timestamptz,
  created_at     timestamptz not null default now(),
  constraint posts_subject_key unique (kind, server, subject),
  constraint posts_ended_at_some_time check ((ended is null) = (ended_at is null))
);
comment on table posts is 'Messages that the bot sends by itself, one row each: what is wanted, and what the channel has.';
comment on column posts.key is 'The kind and 16 random hexadecimal digits. It stands in the buttons of the message.';
comment on column posts.subject is 'What the message is about. For kind match: match_id. It changes when the match gets another id.';
comment on column posts.channel is 'Where the message is. Before the first attempt: where it would go.';
comment on column posts.played_at is 'When the first round of the match ended. Messages of a channel are sent in this order.';
comment on column posts.wanted_version is 'Ascends with each change of what the message shows.';
comment on column posts.sent_version is 'The latest version that is in the channel, or of which nothing is to be shown.';
comment on column posts.message_id is 'Discord''s id of the message. Null: not sent, or deleted because there was nothing to show any more.';
comment on column posts.body_hash is 'SHA-256 of the body as it was last sent. The same body is not sent again.';
comment on column posts.changed_at is 'When the message was last sent or edited.';
comment on column posts.messages is 'How many messages of it were sent and deleted again. Part of the nonce.';
comment on column posts.attempted_at is 'When an attempt to send a new message began of which the outcome is unknown.';
comment on column posts.failures is 'Failures since the last success.';
comment on column posts.due_at is 'When the message may be attempted again. Null: at once.';
comment on column posts.ended is 'deleted: a moderator deleted the message, or its channel. too old: it could not be sent for a day. Nothing is sent any more.';
create index posts_outstanding_idx on posts (channel, played_at) where sent_version < wanted_version and ended is null;

create table post_channels (
  channel      bigint primary key,
  leased_until timestamptz,
  wait_until   timestamptz,
  failures     integer not null default 0,
  trouble      text check (trouble in ('missing', 'forbidden', 'token')),
  said         text,
  since        timestamptz,
  told_at      timestamptz,
  constraint post_channels_trouble_since check ((trouble is null) = (since is null))
);
comment on table post_channels is 'Channels to which posts were sent. One run at a time sends to a channel, so that the order is kept.';
comment on column post_channels.leased_until is 'Until when a run may send to the channel. Afterwards it counts as broken off.';
comment on column post_channels.wait_until is 'Nothing is sent to the channel before.';
comment on column post_channels.failures is 'Failures since the last success.';
comment on column post_channels.trouble is 'Why Discord refused the channel itself. Null after a success.';
comment on column post_channels.said is 'What Discord answered.';
comment on column post_channels.told_at is 'When a manager read of it.';
