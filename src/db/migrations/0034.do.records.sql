-- The record book: who holds what on each map, and each player's own bests.
-- then: rebuild rollups

create table records (
  book text collate "C" not null,
  map_key text collate "C" not null,
  side text collate "C" not null,
  size text collate "C" not null,
  kind text collate "C" not null,
  achieved_at timestamptz not null,
  held_until timestamptz,
  value bigint not null check (value > 0),
  guid text collate "C",
  team text[],
  round_id bigint not null references rounds on delete cascade,
  beaten_guid text collate "C",
  beaten_value bigint,
  beaten_round_id bigint references rounds on delete cascade,
  beaten_at timestamptz,
  primary key (book, map_key, side, size, kind, achieved_at),
  constraint records_one_holder check ((guid is null) <> (team is null)),
  constraint records_beaten_together check (num_nulls(beaten_value, beaten_round_id, beaten_at) in (0, 3))
);
comment on table records is 'Rollup of record_candidates: each row was the record from achieved_at until held_until, when the next row took it.';
comment on column records.book is 'Whose book: empty for the community''s, with records per map, side and size, else the person whose own best it is.';
comment on column records.map_key is 'Empty in a player''s book.';
comment on column records.side is 'attack, defence, both for what two rounds decide, or any in a player''s book.';
comment on column records.size is 'Players a side as in 3v3, mixed where the sides differ or are larger than six, or any in a player''s book.';
comment on column records.held_until is 'Null while nobody has beaten it.';
comment on column records.value is 'Seconds for times. Of fastest_attack and closest_map the least is the best, of all others the greatest.';
comment on column records.team is 'The side that holds the record together, in order. Null where one person holds it.';
comment on column records.beaten_guid is 'Who held it before. Null if nobody did, or a team.';
create index records_round_idx on records (round_id);
create index records_beaten_round_idx on records (beaten_round_id);
create index records_beaten_guid_idx on records (beaten_guid) where book = '';
create index records_standing_idx on records (achieved_at, round_id) where book = '' and held_until is null;
create index records_holder_idx on records (guid) where book = '' and held_until is null;
