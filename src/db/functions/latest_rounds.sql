-- Returns a person's latest counted rounds, newest first, at most `most`. Reads sessions from the newest on until they contain enough
-- rounds, so old sessions cost nothing. PostgreSQL plans it once per connection, with scans that grow with a table switched off (see
-- file_surroundings).
create function latest_rounds(person text, most integer)
returns table (
  played_at timestamptz,
  map_name text,
  round_number integer,
  kills integer,
  deaths integer,
  damage_given integer,
  time_played integer
)
language plpgsql stable
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  own constant text[] := guids_of(person);
begin
  return query
  with newest as materialized (
    select s.server, s.session_start, sum(s.rounds) over (order by s.session_start desc, s.server) - s.rounds as newer
    from (
      select p.server, p.session_start, p.rounds from player_sessions p
      where p.player_guid = person
      order by p.session_start desc, p.server
      limit most
    ) as s
  )
  select p.played_at, coalesce(maps.map_name, p.map_name), p.round_number, p.kills, p.deaths, p.damage_given, p.time_played
  from newest
  join rounds r on r.session_start = newest.session_start and (r.server = newest.server) is true
  cross join lateral (
    select * from counted_player_rounds c where c.round_id = r.id and c.installation_guid = any (own)
    offset 0 -- round by round, by its key
  ) as p
  left join maps on maps.map_key = lower(p.map_name collate "C")
  where newest.newer < most
  order by p.played_at desc
  limit most;
end
$$;
