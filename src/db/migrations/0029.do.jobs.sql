-- What the bot does by itself, and how it went.

create table jobs (
  name         text primary key,
  due_at       timestamptz,
  retry_at     timestamptz,
  leased_by    text,
  leased_until timestamptz,
  started_at   timestamptz,
  finished_at  timestamptz,
  succeeded_at timestamptz,
  took_ms      integer check (took_ms >= 0),
  result       jsonb,
  error        text,
  failures     integer not null default 0 check (failures >= 0),
  constraint jobs_lease_check check ((leased_by is null) = (leased_until is null))
);
comment on table jobs is 'Jobs that run by the clock: when each is due, who runs it, and how its last run went.';
comment on column jobs.due_at is 'When the job is due. Null if only the rows that it works on say so.';
comment on column jobs.retry_at is 'A job that failed does not run before this time.';
comment on column jobs.leased_by is 'The invocation that runs the job until leased_until.';
comment on column jobs.result is 'Facts of the last run that succeeded.';
comment on column jobs.error is 'What the last run failed with. Null if it succeeded.';
comment on column jobs.failures is 'How many times the job has failed since it last succeeded.';
