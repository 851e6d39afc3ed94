-- What never counts, map names without capitals, sessions of servers that never sleep, and by which rules a round was derived.
-- then: rebuild rollups

alter table rounds add column rows_left_out text[];
alter table rounds add column rows_ruled_in_by bigint;
alter table rounds add column rows_ruled_in_at timestamptz;
alter table rounds add column rules integer;
alter table rounds add constraint rounds_ruled_in_by_somebody check ((rows_ruled_in_by is null) = (rows_ruled_in_at is null));
comment on column rounds.rows_left_out is 'GUIDs whose rows of this round never count, because no player can do what their counters say. Of a round made from its file only.';
comment on column rounds.rows_ruled_in_at is 'When an admin ruled that all player rows of this round count, those that is_left_out names too.';
comment on column rounds.rules is 'Number of the rules that a round was derived from its file by; null: known from the legacy database only.';
comment on column rounds.round1_file_id is 'The file whose counters this round''s file was compared with: of a round 2 its round 1, of a round 1 that went on counting the end of the match before. Null also where round 1 is known from the legacy database only.';
update rounds set rules = 1 where file_id is not null;

-- A map is one map whatever its capitals: lower(map_name collate "C") is its key, as mapKey in domain/maps.ts.
create table maps (
  map_key  text primary key,
  map_name text not null
);
comment on table maps is 'Rollup of rounds: the most frequent spelling of each map''s name.';
create index rounds_map_idx on rounds (lower(map_name collate "C"), map_name collate "C");
drop index round_files_map_idx;
create index round_files_map_idx on round_files (lower(map_name collate "C"), server, id);

-- What was stored with colour codes all the same, such as ^/, is found by what is shown of it.
drop index player_aliases_search_idx;
create index player_aliases_search_idx on player_aliases using gin (
  lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) gin_trgm_ops
);

-- Rows of another file say nothing about who was there, nor how long the round was.
with foreign_rows as (
  select p.round_id, p.player_guid
  from player_comprehensive_stats p join rounds r on r.id = p.round_id
  where r.source = 'legacy' and r.round_number in (1, 2) and (
    p.round_date <> r.round_date or p.round_number <> r.round_number
    or lower(p.map_name collate "C") <> lower(r.map_name collate "C")
    or p.time_played_seconds > r.duration_seconds + 60
  )
),
clocks as (
  select r.id, r.duration_seconds,
    case when r.actual_time ~ '^\d{1,4}:[0-5]\d$' then split_part(r.actual_time, ':', 1)::integer * 60 + split_part(r.actual_time, ':', 2)::integer end as actual,
    case when r.time_limit ~ '^\d{1,4}:[0-5]\d$' then split_part(r.time_limit, ':', 1)::integer * 60 + split_part(r.time_limit, ':', 2)::integer end as allowed
  from rounds r where r.id in (select round_id from foreign_rows)
),
trusted as (
  select id, duration_seconds, case when actual > 0 and (coalesce(allowed, 0) = 0 or actual <= allowed) then actual end as header from clocks
),
judged as (
  select t.id,
    coalesce(
      least(t.header, max(p.time_played_seconds) filter (where p.time_played_seconds > 0 and p.time_played_seconds <= coalesce(t.header + 60, p.time_played_seconds))),
      t.duration_seconds
    ) as duration,
    count(p.player_guid) as players, coalesce(bool_or(p.team = 1) and bool_or(p.team = 2), false) as both_sides
  from trusted t
  left join player_comprehensive_stats p on p.round_id = t.id
    and (p.round_id, p.player_guid) not in (select round_id, player_guid from foreign_rows)
  group by t.id, t.header, t.duration_seconds
)
update rounds r
set duration_seconds = j.duration,
  invalid_reason = case
    when r.validity_override is not null or r.invalid_reason in ('no players', 'bot round') then r.invalid_reason
    when j.players = 0 then 'no players'
    when not j.both_sides then 'one side only'
    when j.duration < 60 then 'shorter than 60 s'
    else r.invalid_reason
  end,
  is_valid = coalesce(r.validity_override, r.is_valid and j.players > 0 and j.both_sides and coalesce(j.duration >= 60, true))
from judged j
where r.id = j.id;

-- Sessions that lasted through a morning: as settle_rounds divides them now.
do $$
declare
  one record;
  since interval;
  on_server text;
  start timestamptz;
  previous timestamptz;
  moved boolean := false;
begin
  for one in
    select r.id, r.server, r.played_at, r.round_time, r.session_start from rounds r
    where (r.server, r.session_start) in (
      select server, session_start from rounds where session_start is not null
      group by server, session_start having max(played_at) - session_start > interval '12 hours'
    )
    order by r.server, r.session_start, r.played_at, r.id
  loop
    since := one.round_time - time '06:00';
    if on_server is distinct from one.server or one.played_at - previous > interval '60 minutes' or previous > one.played_at or (
      since > interval '0' and previous <= one.played_at - since and one.played_at - since - start >= interval '12 hours'
    ) then
      start := one.played_at;
    end if;
    on_server := one.server;
    previous := one.played_at;
    if one.session_start <> start then
      update rounds set session_start = start where id = one.id;
      moved := true;
    end if;
  end loop;
  if moved then
    update rounds r set gaming_session_id = numbered.id
    from (
      select server, session_start, row_number() over (order by session_start, server) as id
      from rounds where session_start is not null group by server, session_start
    ) as numbered
    where r.server = numbered.server and r.session_start = numbered.session_start and r.gaming_session_id is distinct from numbered.id;
  end if;
end
$$;
