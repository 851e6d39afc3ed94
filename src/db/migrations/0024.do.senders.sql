-- What a sender sent is known per sender, and can be set aside, chosen and brought back.

alter table round_files drop constraint round_files_sha256_key;
alter table round_files add constraint round_files_sha256_key unique (sha256, server);
alter table round_files add column set_aside_at timestamptz;
alter table round_files add column set_aside_by bigint;
alter table round_files add column chosen_at timestamptz;
alter table round_files add column chosen_by bigint;
alter table round_files add column decision bigint;
alter table round_files add column ruling jsonb;
alter table round_files add constraint round_files_set_aside_or_chosen check (set_aside_at is null or chosen_at is null);
alter table round_files add constraint round_files_set_aside_by_somebody check (set_aside_by is null or set_aside_at is not null);
alter table round_files add constraint round_files_chosen_by_somebody check ((chosen_by is null) = (chosen_at is null));
comment on column round_files.set_aside_at is 'When the file was set aside: no round is made from it. It is kept, so that this can be undone.';
comment on column round_files.set_aside_by is 'The manager who set the file aside; null: npm run senders, because its token had leaked. Sent again, such a file is taken.';
comment on column round_files.chosen_at is 'When a manager chose this file of several for its round: it is used, whatever better one comes in.';
comment on column round_files.decision is 'Number of the latest decision to choose the file, set it aside or bring it back. Ascends in the order of commits.';
comment on column round_files.ruling is 'The id and an admin''s verdict of the round that was made from this file, from when the file was set aside until it is brought back.';
create index round_files_decision_idx on round_files (lower(map_name collate "C"), server, decision) where decision is not null;
create index round_files_received_idx on round_files (server, received_at);

-- A name that two senders sent has an entry for each. Those of the old bot are the first server's.
alter table processed_files add column server text not null default 'main' check (server <> '');
alter table processed_files drop constraint processed_files_filename_key;
alter table processed_files add constraint processed_files_filename_key unique (filename, server);
update processed_files p set server = sent.server
from (select filename, min(server) as server from round_files group by filename) as sent
where sent.filename = p.filename and p.file_hash in (select sha256 from round_files f where f.server = sent.server);
insert into processed_files (filename, file_hash, processed_at, server)
select filename, max(sha256), max(received_at), server from round_files f group by filename, server
on conflict (filename, server) do nothing;

create table replaced_rounds (
  round_id bigint primary key references rounds on delete cascade,
  round    jsonb not null,
  players  jsonb not null,
  weapons  jsonb not null
);
comment on table replaced_rounds is 'The old bot''s rows of rounds that a file has replaced. They come back when all files of such a round are set aside.';

create table legacy_aliases (
  guid          text not null,
  alias         text not null,
  id            bigint not null,
  times_seen    integer,
  first_seen    timestamptz,
  last_seen     timestamptz,
  seeded        boolean not null,
  counted       bigint not null,
  counted_first timestamptz,
  counted_last  timestamptz,
  primary key (guid, alias)
);
comment on table legacy_aliases is 'Names of the old bot whose rounds have changed since: what player_aliases held before, and how much of it came from rounds that are stored here and count.';

-- Names that this bot counted come from rounds that count only.
create temp table names_now on commit drop as
select p.player_guid as guid, case when stripped ~ '\S' then stripped else name end as alias,
  count(*) as times, min(r.played_at) as first_seen, max(r.played_at) as last_seen
from rounds r
join player_comprehensive_stats p on p.round_id = r.id
cross join lateral coalesce(nullif(p.clean_name, ''), p.player_name) as name
cross join lateral regexp_replace(name, '\^[^^]', '', 'g') as stripped
where r.round_number in (1, 2) and name <> '' and case r.source
  when 'legacy' then r.validity_override is not false
  else r.is_valid and (r.rows_ruled_in_at is not null or not coalesce(p.player_guid = any (r.rows_left_out), false))
end
group by 1, 2;
delete from player_aliases a
where (a.source = 'file' or a.seeded) and not exists (select from names_now n where n.guid = a.guid and n.alias = a.alias);
update player_aliases a set (times_seen, first_seen, last_seen) = (n.times, n.first_seen, n.last_seen)
from names_now n
where (a.source = 'file' or a.seeded) and n.guid = a.guid and n.alias = a.alias
  and (a.times_seen, a.first_seen, a.last_seen) is distinct from (n.times, n.first_seen, n.last_seen);
drop table names_now;
