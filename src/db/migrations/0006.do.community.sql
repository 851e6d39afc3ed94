-- What the community sets, and what makes a repeated request harmless.

create table settings (
  name       text primary key check (name in ('channel', 'time_zone', 'auto_post')),
  value      text not null,
  changed_by bigint,
  changed_at timestamptz not null default now()
);
comment on table settings is 'What /admin config sets; it wins over wrangler.toml.';

create table handled_interactions (
  id         bigint primary key,
  handled_at timestamptz not null default now()
);
comment on table handled_interactions is 'Interactions that wrote something: the same request again inside the replay window writes nothing more.';
create index handled_interactions_at_idx on handled_interactions (handled_at);
