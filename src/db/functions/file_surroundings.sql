-- Returns as JSON everything that a file can affect or depend on: the rounds of its server and map within three times `reach` of its
-- timestamp. Those within `reach` are affected: the file can change them. The others are only what these depend on, so the cost does not
-- grow with the number of stored rounds. Each round includes its file, or the old bot's rows if there is no file. Endstats files that may
-- belong to an affected round are included. With a decision (decide_files), rounds and files are returned as they will be afterwards.

-- PostgreSQL plans this function, settle_rounds, store_file and the functions they call once per connection, because planning would take
-- longer than the work. Tables may be empty when a plan is made and large when it is used, so scans and joins that grow with a table are
-- switched off. Every lookup has an index. A condition that nearly all rows meet is written `(…) is true`, so that no index is used for it.
-- needs: is_left_out, is_usable_after
create function file_surroundings(
  on_server text, on_map text, stamp timestamp, hash text, reach interval, decision jsonb default null
) returns json language plpgsql
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
  match_ids constant text[] := array(
    select to_char(file_surroundings.stamp, 'YYYY-MM-DD_HH24MISS_') || spelling from unnest(spellings) as spelling
  );
  decided_number constant integer := (decision ->> 'round_number')::integer;
  decided_file bigint;
  decided_round bigint;
begin
  if decided_number is not null then
    select f.id into decided_file
    from round_files f
    where f.round_date + f.round_time = file_surroundings.stamp
      and (f.server = on_server and lower(f.map_name collate "C") = on_key and f.round_number = decided_number and f.kind = 'round') is true
      and is_usable_after(f, file_surroundings.decision)
    order by case when file_surroundings.decision ? 'choose' then f.id = (file_surroundings.decision ->> 'choose')::bigint else f.chosen_at is not null end desc,
      f.player_lines desc, octet_length(f.content) desc, f.sha256 collate "C" desc
    limit 1;
    select r.id into decided_round
    from rounds r
    where r.server = on_server and r.round_number = decided_number and lower(r.map_name collate "C") = on_key
      and (r.round_date + r.round_time = file_surroundings.stamp or decided_number = 1 and r.file_id is null and r.match_id = any (match_ids))
    order by r.file_id is null, r.id
    limit 1;
  end if;
  return (
    with near as (
      select r.id, r.server, r.match_id, r.file_id,
        r.round_date + r.round_time between file_surroundings.stamp - reach and file_surroundings.stamp + reach as affected
      from rounds r
      where r.round_date + r.round_time between file_surroundings.stamp - 3 * reach and file_surroundings.stamp + 3 * reach
        and (r.server = on_server and lower(r.map_name collate "C") = on_key and r.round_number in (1, 2)) is true
    ),
    known as (
      select found.id, bool_or(found.affected) as affected
      from (
        select near.id, near.affected from near
        union all
        -- Pairs that the old bot stored stay together, however far apart their rounds are.
        select twin.id, near.affected and twin.file_id is null
        from near
        join rounds twin on twin.server = near.server and twin.match_id = near.match_id and twin.round_number in (1, 2)
        where near.file_id is null or twin.file_id is null
        union all
        -- A round 1 that the old bot stored under this match belongs to it, whatever its timestamp.
        select rounds.id, true from rounds where server = on_server and round_number in (1, 2) and match_id = any (match_ids)
      ) as found
      group by found.id
    )
    select json_build_object(
      'same', (
        select json_build_object(
          'filename', filename, 'server', server,
          'set_aside', case when set_aside_at is not null then case when set_aside_by is null then 'sender' else 'file' end end
        )
        from round_files where sha256 = hash and server = on_server
      ),
      'newest_file', (select coalesce(max(id), 0) from round_files where server = on_server and lower(map_name collate "C") = on_key),
      'newest_decision', (
        select coalesce(max(f.decision), 0) from round_files f
        where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision is not null
      ),
      'decided_file', case when decided_file is not null and decided_round is null then (
        select json_build_object(
          'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
          'player_lines', f.player_lines, 'content', encode(f.content, 'base64')
        )
        from round_files f where f.id = decided_file
      ) end,
      'rounds', coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'date', s.round_date, 'time', to_char(s.round_time, 'HH24MISS'), 'round', s.round_number,
          'match_id', s.match_id, 'winning_side', r.winning_side, 'played_at', extract(epoch from s.played_at) * 1000,
          'defender', s.defender_team, 'limit', s.time_limit, 'actual', s.actual_time, 'rules', r.rules, 'affected', known.affected,
          'used_file', (select sha256 from round_files u where u.id = r.file_id),
          'used_round1', (select sha256 from round_files u where u.id = r.round1_file_id),
          'used_endstats', (select sha256 from round_files u where u.id = r.endstats_file_id),
          'is_removed', r.id = decided_round and decided_file is null and r.file_id is not null and replaced.round_id is null,
          'is_restored', replaced.round_id is not null,
          'file', case when f.id is not null then json_build_object(
            'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
            'player_lines', f.player_lines, 'content', encode(f.content, 'base64')
          ) end,
          'players', case when f.id is null then (
            select json_agg(json_build_object(
              'player_guid', p.player_guid, 'player_name', p.player_name, 'clean_name', p.clean_name, 'team', p.team,
              'deaths', p.deaths, 'damage_given', p.damage_given, 'damage_received', p.damage_received,
              'team_damage_given', p.team_damage_given, 'team_damage_received', p.team_damage_received, 'gibs', p.gibs,
              'self_kills', p.self_kills, 'team_kills', p.team_kills, 'team_gibs', p.team_gibs,
              'time_played_seconds', p.time_played_seconds, 'is_left_out', is_left_out(p, s) and r.rows_ruled_in_at is null,
              'weapons', (
                select json_agg(json_build_object(
                  'weapon_name', w.weapon_name, 'hits', w.hits, 'shots', w.shots, 'kills', w.kills, 'deaths', w.deaths,
                  'headshots', w.headshots
                ))
                from (
                  select w.* from weapon_comprehensive_stats w
                  where w.round_id = r.id and w.player_guid = p.player_guid and replaced.round_id is null
                  union all
                  select w.* from jsonb_populate_recordset(null::weapon_comprehensive_stats, replaced.weapons) as w
                  where w.player_guid = p.player_guid
                ) as w
              )
            ))
            from (
              select p as row from player_comprehensive_stats p where p.round_id = r.id and replaced.round_id is null
              union all
              select p from jsonb_populate_recordset(null::player_comprehensive_stats, replaced.players) as p
            ) as rows
            cross join lateral (select (rows.row).*) as p
          ) end
        ) order by r.id)
        from known
        join rounds r using (id)
        left join round_files f on f.id = case when r.id = decided_round then decided_file else r.file_id end
        left join replaced_rounds replaced on replaced.round_id = r.id and r.id = decided_round and decided_file is null
        cross join lateral jsonb_populate_record(r, coalesce(replaced.round, '{}')) as s
      ), '[]'),
      'endstats', coalesce((
        select json_agg(json_build_object(
          'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
          'content', encode(f.content, 'base64')
        ) order by f.id)
        from round_files f
        where f.round_date + f.round_time between file_surroundings.stamp - 3 * reach and file_surroundings.stamp + 3 * reach
          and (f.server = on_server and lower(f.map_name collate "C") = on_key and f.kind = 'endstats') is true
          and is_usable_after(f, file_surroundings.decision)
      ), '[]')
    )
  );
end
$$;
