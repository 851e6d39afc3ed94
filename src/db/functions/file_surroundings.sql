-- Returns as JSON everything that a file can affect or depend on: the rounds of its server and map within `reach` of its timestamp, the
-- rounds within reach of those, and so on. Rounds further away do not change with this file. Each round includes its file, or the old bot's
-- rows if there is no file. Endstats files that may belong to a round are included.

-- PostgreSQL plans this function, settle_rounds, store_file and the functions they call once per connection, because planning would take
-- longer than the work. Tables may be empty when a plan is made and large when it is used, so scans and joins that grow with a table are
-- switched off. Every lookup has an index. A condition that nearly all rows meet is written `(…) is true`, so that no index is used for it.
create function file_surroundings(on_server text, on_map text, stamp timestamp, hash text, reach interval) returns json language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  on_key constant text := lower(on_map collate "C");
  spellings constant text[] := array(
    select on_map union select min(map_name collate "C") from rounds where lower(map_name collate "C") = on_key
    union select max(map_name collate "C") from rounds where lower(map_name collate "C") = on_key
  );
begin
  return (
    with recursive near (stamp) as (
      select file_surroundings.stamp
      union
      select r.round_date + r.round_time
      from near join rounds r on r.round_date + r.round_time between near.stamp - reach and near.stamp + reach
        and (r.server = on_server and lower(r.map_name collate "C") = on_key and r.round_number in (1, 2)) is true
    ),
    around as (
      select r.* from near join rounds r on r.round_date + r.round_time = near.stamp
        and (r.server = on_server and lower(r.map_name collate "C") = on_key and r.round_number in (1, 2)) is true
    ),
    -- Pairs that the old bot stored stay together, however far apart their rounds are.
    known as (
      select id from around
      union
      select r.id from around a join rounds r on r.server = a.server and r.match_id = a.match_id and r.round_number in (1, 2)
      where a.file_id is null
      -- A round 1 that the old bot stored under this match belongs to it, whatever its timestamp.
      union
      select id from rounds
      where server = on_server and round_number in (1, 2) and match_id in (
        select to_char(file_surroundings.stamp, 'YYYY-MM-DD_HH24MISS_') || spelling from unnest(spellings) as spelling
      )
    )
    select json_build_object(
      'same', (select json_build_object('filename', filename, 'server', server) from round_files where sha256 = hash),
      'newestFile', (select coalesce(max(id), 0) from round_files where server = on_server and lower(map_name collate "C") = on_key),
      'rounds', coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'date', r.round_date, 'time', to_char(r.round_time, 'HH24MISS'), 'round', r.round_number,
          'match_id', r.match_id, 'played_at', extract(epoch from r.played_at) * 1000, 'defender', r.defender_team, 'limit', r.time_limit,
          'actual', r.actual_time, 'round1_file_id', r.round1_file_id, 'rules', r.rules, 'endstats_file_id', r.endstats_file_id,
          'file', case when f.id is not null then json_build_object(
            'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content),
            'player_lines', f.player_lines, 'content', encode(f.content, 'base64')
          ) end,
          'players', case when f.id is null then (
            select json_agg(json_build_object(
              'player_guid', p.player_guid, 'player_name', p.player_name, 'clean_name', p.clean_name, 'team', p.team,
              'deaths', p.deaths, 'damage_given', p.damage_given, 'damage_received', p.damage_received,
              'team_damage_given', p.team_damage_given, 'team_damage_received', p.team_damage_received, 'gibs', p.gibs,
              'self_kills', p.self_kills, 'team_kills', p.team_kills, 'team_gibs', p.team_gibs,
              'time_played_seconds', p.time_played_seconds, 'is_left_out', is_left_out(p, r) and r.rows_ruled_in_at is null,
              'weapons', (
                select json_agg(json_build_object(
                  'weapon_name', w.weapon_name, 'hits', w.hits, 'shots', w.shots, 'kills', w.kills, 'deaths', w.deaths,
                  'headshots', w.headshots
                ))
                from weapon_comprehensive_stats w where w.round_id = p.round_id and w.player_guid = p.player_guid
              )
            ))
            from player_comprehensive_stats p where p.round_id = r.id
          ) end
        ) order by r.id)
        from known join rounds r using (id) left join round_files f on f.id = r.file_id
      ), '[]'),
      'endstats', coalesce((
        select json_agg(json_build_object(
          'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content),
          'content', encode(f.content, 'base64')
        ) order by f.id)
        from round_files f
        where f.kind = 'endstats' and f.id in (
          select e.id from near join round_files e
            on e.round_date + e.round_time between near.stamp - interval '1 minute' and near.stamp + interval '1 minute'
            and (e.server = on_server and lower(e.map_name collate "C") = on_key) is true
        )
      ), '[]')
    )
  );
end
$$;
