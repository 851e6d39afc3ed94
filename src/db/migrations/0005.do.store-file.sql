-- How a file gets in: one function that stores it with everything that follows from it. What follows is derived by the caller from
-- what it has read; the functions here make sure that nothing came in between, and keep sessions, names and rollups.
-- They run under plans made once per connection, for planning would take longer than the work. As such a plan may be made while
-- tables are empty, and kept when they no longer are, scans and joins that grow with a table are switched off: every lookup has its
-- index, and conditions that nearly all rows meet stand as `(…) is true`, which no index can take for a search.
-- (file_surroundings, settle_rounds and store_file say so; what they call goes by it.)

-- What is stored around a file: all that it can have a bearing on, as JSON. The rounds of its server and map within `reach` of its
-- stamp, those within reach of them, and so on: whatever is further away cannot change by this file, nor change what is made of it.
-- With the files they were made from, the old bot's rows where there is no file, and endstats files that may belong to them.
create function file_surroundings(on_server text, on_map text, stamp timestamp, hash text, reach interval) returns json language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  return (
    with recursive near (stamp) as (
      select file_surroundings.stamp
      union
      select r.round_date + r.round_time
      from near join rounds r on r.round_date + r.round_time between near.stamp - reach and near.stamp + reach
        and (r.server = on_server and r.map_name = on_map and r.round_number in (1, 2)) is true
    ),
    around as (
      select r.* from near join rounds r on r.round_date + r.round_time = near.stamp
        and (r.server = on_server and r.map_name = on_map and r.round_number in (1, 2)) is true
    ),
    -- Pairs that the old bot stored stay together however far apart they are.
    known as (
      select id from around
      union
      select r.id from around a join rounds r on r.server = a.server and r.match_id = a.match_id and r.round_number in (1, 2)
      where a.file_id is null
      -- A round 1 that the old bot stored under this match is this one, whatever its stamp says.
      union
      select id from rounds
      where server = on_server and match_id = to_char(file_surroundings.stamp, 'YYYY-MM-DD_HH24MISS_') || on_map and round_number in (1, 2)
    )
    select json_build_object(
      'same', (select json_build_object('filename', filename, 'server', server) from round_files where sha256 = hash),
      'newestFile', (select coalesce(max(id), 0) from round_files where server = on_server and map_name = on_map),
      'rounds', coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'date', r.round_date, 'time', to_char(r.round_time, 'HH24MISS'), 'round', r.round_number,
          'match_id', r.match_id, 'played_at', extract(epoch from r.played_at) * 1000, 'defender', r.defender_team, 'limit', r.time_limit,
          'actual', r.actual_time, 'round1_file_id', r.round1_file_id, 'endstats_file_id', r.endstats_file_id,
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
              'time_played_seconds', p.time_played_seconds, 'weapons', (
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
            and (e.server = on_server and e.map_name = on_map) is true
        )
      ), '[]')
    )
  );
end
$$;

-- One writer of rounds at a time, whoever it is: call it first in a transaction that writes rounds, for it waits for the others.
create function lock_rounds() returns void language sql
as $$ select pg_advisory_xact_lock(7867850) $$;

-- The rollups of one gaming session, and all-time sums of everybody who is or was in it. `added`: nothing has changed in the session
-- but that these rounds came in. All-time sums are kept by difference: a player has too many sessions to sum them each time.
create function refresh_session(on_server text, start timestamptz, added bigint[]) returns void language plpgsql
as $$
declare
  guids text[];
  weapons weapon_sessions[];
  before player_sessions[];
  anew text[];
  one bigint;
begin
  guids := array(
    select player_guid from player_sessions where session_start = start and (server = on_server) is true
    union
    select coalesce(m.into_guid, p.player_guid)
    from rounds r
    join player_comprehensive_stats p on p.round_id = r.id
    left join player_merges m on m.from_guid = p.player_guid
    where r.session_start = start and (r.server = on_server) is true
  );
  if added is null then
    with gone as (
      delete from weapon_sessions w
      where player_guid = any (guids) and session_start = start and (server = on_server) is true
      returning w.*
    )
    select array_agg(gone) into weapons from gone;
    insert into weapon_sessions
    select server, session_start, player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
    from counted_weapon_rounds
    where session_start = start and (server = on_server) is true
    group by server, session_start, player_guid, weapon_name;
    insert into weapon_totals as t
    select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
    from (
      select player_guid, weapon_name, kills, deaths, headshots, shots, hits
      from weapon_sessions where player_guid = any (guids) and session_start = start and (server = on_server) is true
      union all
      select player_guid, weapon_name, -kills, -deaths, -headshots, -shots, -hits from unnest(weapons)
    ) as changes
    group by player_guid, weapon_name
    on conflict (player_guid, weapon_name) do update set
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      headshots = t.headshots + excluded.headshots,
      shots = t.shots + excluded.shots,
      hits = t.hits + excluded.hits;
    delete from weapon_totals t
    where (player_guid, weapon_name) in (select player_guid, weapon_name from unnest(weapons))
      and not exists (select from weapon_sessions w where w.player_guid = t.player_guid and w.weapon_name = t.weapon_name);
  else
    foreach one in array added loop
      with fired as materialized (
        select server, session_start, player_guid, weapon_name, sum(kills) as kills, sum(deaths) as deaths, sum(headshots) as headshots,
          sum(shots) as shots, sum(hits) as hits
        from counted_weapon_rounds
        where round_id = one
        group by server, session_start, player_guid, weapon_name
      ),
      in_session as (
        insert into weapon_sessions as t select * from fired
        on conflict (player_guid, session_start, server, weapon_name) do update set
          kills = t.kills + excluded.kills,
          deaths = t.deaths + excluded.deaths,
          headshots = t.headshots + excluded.headshots,
          shots = t.shots + excluded.shots,
          hits = t.hits + excluded.hits
      )
      insert into weapon_totals as t
      select player_guid, weapon_name, kills, deaths, headshots, shots, hits from fired
      on conflict (player_guid, weapon_name) do update set
        kills = t.kills + excluded.kills,
        deaths = t.deaths + excluded.deaths,
        headshots = t.headshots + excluded.headshots,
        shots = t.shots + excluded.shots,
        hits = t.hits + excluded.hits;
    end loop;
  end if;

  with gone as (
    delete from player_sessions p where session_start = start and (server = on_server) is true returning p.*
  )
  select array_agg(gone) into before from gone;
  with bullets as materialized (
    select * from player_session_bullets
    where player_guid = any (guids) and session_start = start and (server = on_server) is true
  )
  insert into player_sessions
  select p.*, coalesce(b.bullet_shots, 0), coalesce(b.bullet_hits, 0), coalesce(b.bullet_headshots, 0), coalesce(b.grenade_kills, 0)
  from player_session_rounds p left join bullets b on b.player_guid = p.player_guid
  where p.session_start = start and (p.server = on_server) is true;

  update player_totals t
  set first_played_at = least(t.first_played_at, a.first_played_at),
    last_played_at = greatest(t.last_played_at, a.last_played_at),
    best_spree = greatest(t.best_spree, a.best_spree),
    time_dead = (t.time_dead::numeric + a.time_dead::numeric - coalesce(b.time_dead, 0)::numeric)::double precision,
    rounds = t.rounds + a.rounds - coalesce(b.rounds, 0),
    time_played = t.time_played + a.time_played - coalesce(b.time_played, 0),
    kills = t.kills + a.kills - coalesce(b.kills, 0),
    deaths = t.deaths + a.deaths - coalesce(b.deaths, 0),
    damage_given = t.damage_given + a.damage_given - coalesce(b.damage_given, 0),
    damage_received = t.damage_received + a.damage_received - coalesce(b.damage_received, 0),
    team_damage_given = t.team_damage_given + a.team_damage_given - coalesce(b.team_damage_given, 0),
    gibs = t.gibs + a.gibs - coalesce(b.gibs, 0),
    self_kills = t.self_kills + a.self_kills - coalesce(b.self_kills, 0),
    team_kills = t.team_kills + a.team_kills - coalesce(b.team_kills, 0),
    headshot_kills = t.headshot_kills + a.headshot_kills - coalesce(b.headshot_kills, 0),
    headshots = t.headshots + a.headshots - coalesce(b.headshots, 0),
    xp = t.xp + a.xp - coalesce(b.xp, 0),
    kill_assists = t.kill_assists + a.kill_assists - coalesce(b.kill_assists, 0),
    objectives = t.objectives + a.objectives - coalesce(b.objectives, 0),
    dynamites_planted = t.dynamites_planted + a.dynamites_planted - coalesce(b.dynamites_planted, 0),
    dynamites_defused = t.dynamites_defused + a.dynamites_defused - coalesce(b.dynamites_defused, 0),
    times_revived = t.times_revived + a.times_revived - coalesce(b.times_revived, 0),
    revives_given = t.revives_given + a.revives_given - coalesce(b.revives_given, 0),
    useful_kills = t.useful_kills + a.useful_kills - coalesce(b.useful_kills, 0),
    useless_kills = t.useless_kills + a.useless_kills - coalesce(b.useless_kills, 0),
    denied_playtime = t.denied_playtime + a.denied_playtime - coalesce(b.denied_playtime, 0),
    constructions = t.constructions + a.constructions - coalesce(b.constructions, 0),
    multikills = t.multikills + a.multikills - coalesce(b.multikills, 0),
    bullet_shots = t.bullet_shots + a.bullet_shots - coalesce(b.bullet_shots, 0),
    bullet_hits = t.bullet_hits + a.bullet_hits - coalesce(b.bullet_hits, 0),
    bullet_headshots = t.bullet_headshots + a.bullet_headshots - coalesce(b.bullet_headshots, 0),
    grenade_kills = t.grenade_kills + a.grenade_kills - coalesce(b.grenade_kills, 0)
  from player_sessions a
  left join unnest(before) as b on b.player_guid = a.player_guid
  where a.session_start = start and (a.server = on_server) is true and t.player_guid = a.player_guid;

  -- Sums anew for whoever came, went, or lost what may have been an extreme.
  anew := array(
    select coalesce(a.player_guid, b.player_guid)
    from unnest(before) as b
    full join (select * from player_sessions where session_start = start and (server = on_server) is true) as a on a.player_guid = b.player_guid
    where a.player_guid is null or a.best_spree < b.best_spree or a.first_played_at > b.first_played_at
      or a.last_played_at < b.last_played_at
      or b.player_guid is null and not exists (select from player_totals t where t.player_guid = a.player_guid)
  );
  if anew <> '{}' then
    delete from player_totals where player_guid = any (anew);
    insert into player_totals select * from player_totals_between('-infinity', 'infinity', anew);
  end if;
end
$$;

-- Numbers gaming sessions in the order of time, over all servers.
create function renumber_sessions() returns void language sql
set enable_seqscan = on
set enable_hashjoin = on
as $$
  update rounds r
  set gaming_session_id = numbered.id
  from (
    select server, session_start, row_number() over (order by session_start, server) as id
    from rounds
    where session_start is not null
    group by server, session_start
  ) as numbered
  where r.server = numbered.server
    and r.session_start = numbered.session_start
    and r.gaming_session_id is distinct from numbered.id
$$;

-- After rounds of a server were written or judged: the gaming sessions around them, their numbers, and the rollups of everybody in
-- them. A new session begins where more than 60 minutes pass between stamps. New rounds come with their own stamp as session_start.
create function settle_rounds(on_server text, changed bigint[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  touched timestamptz[];
  members bigint[];
  added bigint[];
  shifted_others boolean;
  start timestamptz;
begin
  touched := array(
    select session_start from rounds where id = any (changed)
    union
    select near.session_start
    from rounds r
    cross join lateral (
      (select session_start, played_at from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true and n.played_at <= r.played_at
       order by n.played_at desc limit 1)
      union all
      (select session_start, played_at from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true and n.played_at >= r.played_at
       order by n.played_at limit 1)
    ) as near
    where r.id = any (changed) and abs(extract(epoch from near.played_at - r.played_at)) <= 3600
  );
  members := array(select id from rounds where session_start = any (touched) and (server = on_server) is true);
  with stamps as (
    select id, played_at, coalesce(played_at - lag(played_at) over in_order > interval '60 minutes', true) as begins
    from rounds
    where id = any (members)
    window in_order as (order by played_at, id)
  ),
  placed as (
    select id, max(played_at) filter (where begins) over (order by played_at, id) as start from stamps
  ),
  shifted as (
    update rounds r set session_start = placed.start
    from placed where r.id = placed.id and r.session_start <> placed.start
    returning r.gaming_session_id
  )
  select exists (select from shifted where gaming_session_id is not null) into shifted_others;
  touched := array(select unnest(touched) union select session_start from rounds where id = any (members));

  -- Rounds that are new and have moved no other one.
  added := array(select id from rounds where id = any (changed) and gaming_session_id is null);
  if shifted_others or cardinality(added) < cardinality(changed) then
    added := null;
  end if;

  -- A round that joins a session takes its number. When sessions begin, meet, part or shift all are numbered anew, and so they are
  -- when the first file comes into a database whose numbers are the old bot's.
  update rounds r
  set gaming_session_id = (
    select max(gaming_session_id) from rounds m where m.session_start = r.session_start and (m.server = on_server) is true
  )
  where id = any (changed) and gaming_session_id is null;
  if shifted_others or exists (
    select from (
      select gaming_session_id, count(*) over (partition by session_start) as numbers,
        count(*) over (partition by gaming_session_id) as starts
      from rounds
      where id = any (members)
      group by session_start, gaming_session_id
    ) as sessions
    where gaming_session_id is null or numbers > 1 or starts > 1
  ) or not exists (select from rounds where source = 'file' and id <> all (changed)) then
    perform renumber_sessions();
  end if;

  for start in
    select session_start from rounds where id = any (members)
    union
    select session_start from player_sessions where session_start = any (touched) and (server = on_server) is true
  loop
    perform refresh_session(on_server, start, added);
  end loop;
end
$$;

-- Writes one round: a new one, or `id` again. {id?, match_id}, and as far as they are made anew {…columns of rounds, file, round1
-- (hashes), players, weapons} and {endstats (hash), findings, awards, versus}. A verdict of an admin stays. Answers the id.
create function write_round(on_server text, change jsonb) returns bigint language plpgsql
as $$
declare
  given rounds := jsonb_populate_record(null::rounds, change);
begin
  if given.id is not null then
    update rounds set match_id = given.match_id, winning_side = given.winning_side
    where id = given.id and (match_id, winning_side) is distinct from (given.match_id, given.winning_side);
  end if;

  if change ? 'players' then
    given.file_id := (select id from round_files where sha256 = change ->> 'file');
    given.round1_file_id := (select id from round_files where sha256 = change ->> 'round1');
    if given.id is null then
      insert into rounds (server, match_id, round_date, round_time, map_name, round_number, time_limit, actual_time, winner_team,
        defender_team, winning_side, round_outcome, played_at, session_start, duration_seconds, is_valid, invalid_reason, source,
        file_id, round1_file_id, recorded_fields)
      values (on_server, given.match_id, given.round_date, given.round_time, given.map_name, given.round_number, given.time_limit,
        given.actual_time, given.winner_team, given.defender_team, given.winning_side, given.round_outcome, given.played_at, given.played_at,
        given.duration_seconds, given.invalid_reason is null, given.invalid_reason, 'file',
        given.file_id, given.round1_file_id, given.recorded_fields)
      returning id into given.id;
    else
      update rounds r
      set (round_date, round_time, time_limit, actual_time, winner_team, defender_team, is_tied, round_outcome, played_at,
          duration_seconds, is_valid, invalid_reason, source, file_id, round1_file_id, recorded_fields)
        = (given.round_date, given.round_time, given.time_limit, given.actual_time, given.winner_team, given.defender_team, false, given.round_outcome,
          given.played_at, given.duration_seconds, coalesce(r.validity_override, given.invalid_reason is null),
          case r.validity_override
            when true then null
            when false then coalesce(given.invalid_reason, 'ruled out by an admin')
            else given.invalid_reason
          end,
          'file', given.file_id, given.round1_file_id, given.recorded_fields)
      where r.id = given.id;
      delete from player_comprehensive_stats where round_id = given.id;
      delete from weapon_comprehensive_stats where round_id = given.id;
    end if;

    insert into player_comprehensive_stats (
      round_id, round_date, map_name, round_number,
      player_guid, player_name, clean_name, team, kills, deaths, damage_given, damage_received, team_damage_given,
      team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots, time_played_seconds, time_played_minutes,
      time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired, accuracy, kill_assists, objectives_completed,
      objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted, dynamites_defused, times_revived, revives_given,
      most_useful_kills, useless_kills, kill_steals, denied_playtime, constructions, tank_meatshield, double_kills, triple_kills,
      quad_kills, multi_kills, mega_kills, killing_spree_best, death_spree_worst
    )
    select
      given.id, given.round_date, given.map_name, given.round_number,
      player_guid, player_name, clean_name, team, kills, deaths, damage_given, damage_received, team_damage_given,
      team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots, time_played_seconds, time_played_minutes,
      time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired, accuracy, kill_assists, objectives_completed,
      objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted, dynamites_defused, times_revived, revives_given,
      most_useful_kills, useless_kills, kill_steals, denied_playtime, constructions, tank_meatshield, double_kills, triple_kills,
      quad_kills, multi_kills, mega_kills, killing_spree_best, death_spree_worst
    from jsonb_populate_recordset(null::player_comprehensive_stats, change -> 'players');

    insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number,
      player_guid, player_name, weapon_name, kills, deaths, headshots, shots, hits, accuracy)
    select given.id, given.round_date, given.map_name, given.round_number,
      player_guid, player_name, weapon_name, kills, deaths, headshots, shots, hits, accuracy
    from jsonb_to_recordset(change -> 'weapons') as w (
      player_guid text, player_name text, weapon_name text, kills int, deaths int, headshots int, shots int, hits int,
      accuracy double precision
    );
  end if;

  -- What this round decides, or leaves open again, it does for its match.
  update rounds set winning_side = (change ->> 'other_winning_side')::integer
  where server = on_server and match_id = given.match_id and round_number = 3 - given.round_number
    and winning_side is distinct from (change ->> 'other_winning_side')::integer;

  if change ? 'awards' then
    update rounds
    set endstats_file_id = (select id from round_files where sha256 = change ->> 'endstats'), findings = given.findings
    where id = given.id;
    delete from round_awards where round_id = given.id;
    delete from round_versus where round_id = given.id;
    insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
    select given.id, position, award, player_name, player_guid, value, amount
    from jsonb_populate_recordset(null::round_awards, change -> 'awards');
    insert into round_versus (round_id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths)
    select given.id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths
    from jsonb_populate_recordset(null::round_versus, change -> 'versus');
  end if;
  return given.id;
end
$$;

-- Counts names seen in rounds, once per round: [{guid, alias, seen}].
create function add_names(names jsonb) returns void language sql
as $$
  insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
  select guid, alias, min(seen), max(seen), count(*), 'file'
  from jsonb_to_recordset(names) as given (guid text, alias text, seen timestamptz)
  group by guid, alias
  on conflict (guid, alias) do update set
    times_seen = player_aliases.times_seen + excluded.times_seen,
    first_seen = least(player_aliases.first_seen, excluded.first_seen),
    last_seen = greatest(player_aliases.last_seen, excluded.last_seen)
$$;

-- Takes back names that rounds no longer hold, once their rows are written. A name that we counted is counted anew; one that the old
-- bot counted, perhaps in rounds that are not stored here, loses what it had from these.
create function forget_names(names jsonb) returns void language sql
as $$
  with lost as (
    select guid, alias, count(*) as times from jsonb_to_recordset(names) as given (guid text, alias text) group by guid, alias
  ),
  counted as (
    select a.id, a.source = 'file' or a.seeded as is_ours, a.times_seen - lost.times as rest, count(r.id) as rounds,
      min(r.played_at) as first_seen, max(r.played_at) as last_seen
    from lost
    join player_aliases a using (guid, alias)
    left join player_comprehensive_stats p on p.player_guid = lost.guid
      and regexp_replace(coalesce(nullif(p.clean_name, ''), p.player_name), '\^[^^]', '', 'g') = lost.alias
    left join rounds r on r.id = p.round_id and r.round_number in (1, 2)
    group by a.id, lost.times
  ),
  gone as (
    delete from player_aliases a using counted c where a.id = c.id and case when is_ours then rounds else rest end <= 0
  )
  update player_aliases a
  set (times_seen, first_seen, last_seen)
    = (select c.rounds, c.first_seen, c.last_seen where c.is_ours union all select c.rest, a.first_seen, a.last_seen where not c.is_ours)
  from counted c
  where a.id = c.id and case when is_ours then rounds else rest end > 0
$$;

-- Stores a file and writes the rounds it changes. `file`: columns of round_files, content in base64. `changes`: as write_round takes
-- them. `gained`, `lost`: names that rounds hold since, or no longer hold. Fails with serialization_failure, nothing written, when a
-- file of this server and map has come in after `newest_file_seen`: the caller has derived from something that is no longer so. Ids
-- of files ascend in the order of commits, for they are given out under the lock. Answers the rounds in the given order.
create function store_file(file jsonb, changes jsonb, gained jsonb, lost jsonb, newest_file_seen bigint)
returns setof rounds language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  given round_files := jsonb_populate_record(null::round_files, file - 'content');
  change jsonb;
  written bigint;
  ids bigint[] := '{}';
  played bigint[] := '{}';
begin
  perform lock_rounds();
  if exists (
    select from round_files f where f.server = given.server and f.map_name = given.map_name and f.id > newest_file_seen
  ) then
    raise exception 'another file of % on % came in meanwhile', given.map_name, given.server using errcode = 'serialization_failure';
  end if;

  insert into round_files
    (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
  values (given.server, given.filename, given.kind, given.round_date, given.round_time, given.map_name, given.round_number,
    given.sha256, decode(file ->> 'content', 'base64'), given.player_lines, given.findings);

  set constraints rounds_match_round_key deferred;
  for change in select * from jsonb_array_elements(changes) loop
    written := write_round(given.server, change);
    ids := ids || written;
    if change ? 'players' then
      played := played || written;
    end if;
  end loop;
  set constraints rounds_match_round_key immediate;
  if gained <> '[]' then
    perform add_names(gained);
  end if;
  if lost <> '[]' then
    perform forget_names(lost);
  end if;
  if played <> '{}' then
    perform settle_rounds(given.server, played);
  end if;

  insert into processed_files (filename, file_hash)
  select filename, max(sha256) from round_files f where f.filename = given.filename group by filename
  on conflict (filename) do update set success = true, error_message = null, file_hash = excluded.file_hash;
  return query
    select r.* from unnest(ids) with ordinality as u (id, position) join rounds r using (id) order by u.position;
end
$$;
