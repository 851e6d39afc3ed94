-- How long what the bot does takes, and what fails.

create table metrics (
  at timestamptz not null,
  id integer not null,
  kind text not null check (kind ~ '^[a-z ]{1,20}$'),
  name text not null check (name ~ '^[A-Za-z0-9 ._-]{1,40}$'),
  ms integer not null check (ms >= 0),
  sql_ms integer not null check (sql_ms >= 0),
  round_trips smallint not null check (round_trips >= 0),
  error text check (error ~ '^[A-Za-z0-9 -]{1,40}$'),
  primary key (at, id)
);
comment on table metrics is 'One row per interaction, upload, post and job that used the database. Nothing anybody typed. Upkeep keeps 30 days and adds older rows to metric_totals.';
comment on column metrics.id is 'A random number, so that a repeated request writes one row.';
comment on column metrics.name is 'The command, the route of a button, the server of an upload, the kind of a post, or the job.';
comment on column metrics.sql_ms is 'How long of it the database took.';
comment on column metrics.error is 'The code of what failed. Null if nothing did.';

create table metric_totals (
  kind text not null,
  name text not null,
  runs bigint not null,
  errors bigint not null,
  ms bigint not null,
  sql_ms bigint not null,
  primary key (kind, name)
);
comment on table metric_totals is 'Sums of the rows that upkeep removed from metrics, so that the counters of GET /metrics never fall.';
