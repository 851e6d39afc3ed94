-- Discord bans addresses that ask too often. All isolates of the Worker leave it alone until then.

create table address_ban (
  only_row boolean primary key default true check (only_row),
  since    timestamptz not null,
  until    timestamptz not null,
  said     text not null,
  constraint address_ban_until_check check (until > since)
);
comment on table address_ban is 'The latest ban of the Worker''s address by Discord''s REST API.';
comment on column address_ban.said is 'What Discord answered.';
