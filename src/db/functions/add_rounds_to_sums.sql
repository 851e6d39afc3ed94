-- Adds rounds that arrived to the sums of their players and the players' weapons: of their gaming sessions and over all time. It is one
-- statement, because planning takes longer than the work.
-- needs: counted_player_rounds, counted_weapon_rounds, is_bullet_weapon
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create function add_rounds_to_sums(added bigint[]) returns void language sql
as $$
  with fired as materialized (
    select server, session_start, player_guid, weapon_name,
      sum(kills) as kills,
      sum(deaths) as deaths,
      sum(headshots) as headshots,
      sum(shots) as shots,
      sum(hits) as hits
    from unnest(added) as one (id)
    cross join lateral (
      select * from counted_weapon_rounds c where c.round_id = one.id
      offset 0 -- round by round, by its key
    ) as c
    group by server, session_start, player_guid, weapon_name
  ),
  weapons_of_session as (
    insert into weapon_sessions as t (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
    select server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits
    from fired
    on conflict (player_guid, session_start, server, weapon_name) do update set
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      headshots = t.headshots + excluded.headshots,
      shots = t.shots + excluded.shots,
      hits = t.hits + excluded.hits
  ),
  weapons_of_all_time as (
    insert into weapon_totals as t (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
    select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits) from fired group by player_guid, weapon_name
    on conflict (player_guid, weapon_name) do update set
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      headshots = t.headshots + excluded.headshots,
      shots = t.shots + excluded.shots,
      hits = t.hits + excluded.hits
  ),
  bullets as materialized (
    select server, session_start, player_guid,
      (sum(shots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_shots,
      (sum(hits) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_hits,
      (sum(headshots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_headshots,
      (sum(kills) filter (where weapon_name = 'WS_GRENADE'))::bigint as grenade_kills
    from fired group by server, session_start, player_guid
  ),
  played as materialized (
    select p.*,
      coalesce(b.bullet_shots, 0) as bullet_shots,
      coalesce(b.bullet_hits, 0) as bullet_hits,
      coalesce(b.bullet_headshots, 0) as bullet_headshots,
      coalesce(b.grenade_kills, 0) as grenade_kills
    from (
      select p.server, p.session_start, p.player_guid,
        count(distinct p.round_id) as rounds,
        min(p.played_at) as first_played_at,
        max(p.played_at) as last_played_at,
        sum(p.time_played) as time_played,
        sum(p.time_dead::numeric)::double precision as time_dead,
        sum(p.kills) as kills,
        sum(p.deaths) as deaths,
        sum(p.damage_given) as damage_given,
        sum(p.damage_received) as damage_received,
        sum(p.team_damage_given) as team_damage_given,
        sum(p.gibs) as gibs,
        sum(p.self_kills) as self_kills,
        sum(p.team_kills) as team_kills,
        sum(p.headshot_kills) as headshot_kills,
        sum(p.headshots) as headshots,
        sum(p.xp) as xp,
        sum(p.kill_assists) as kill_assists,
        sum(p.objectives) as objectives,
        sum(p.dynamites_planted) as dynamites_planted,
        sum(p.dynamites_defused) as dynamites_defused,
        sum(p.times_revived) as times_revived,
        sum(p.revives_given) as revives_given,
        sum(p.useful_kills) as useful_kills,
        sum(p.useless_kills) as useless_kills,
        sum(p.denied_playtime) as denied_playtime,
        sum(p.constructions) as constructions,
        sum(p.multikills) as multikills,
        max(p.best_spree) as best_spree
      from unnest(added) as one (id)
      cross join lateral (select * from counted_player_rounds c where c.round_id = one.id offset 0) as p
      group by p.server, p.session_start, p.player_guid
    ) as p
    left join bullets b on b.player_guid = p.player_guid and b.session_start = p.session_start and b.server = p.server
  ),
  players_of_session as (
    insert into player_sessions as t (
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    )
    select
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from played
    on conflict (player_guid, session_start, server) do update set
      rounds = t.rounds + excluded.rounds,
      first_played_at = least(t.first_played_at, excluded.first_played_at),
      last_played_at = greatest(t.last_played_at, excluded.last_played_at),
      time_played = t.time_played + excluded.time_played,
      time_dead = (t.time_dead::numeric + excluded.time_dead::numeric)::double precision,
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      damage_given = t.damage_given + excluded.damage_given,
      damage_received = t.damage_received + excluded.damage_received,
      team_damage_given = t.team_damage_given + excluded.team_damage_given,
      gibs = t.gibs + excluded.gibs,
      self_kills = t.self_kills + excluded.self_kills,
      team_kills = t.team_kills + excluded.team_kills,
      headshot_kills = t.headshot_kills + excluded.headshot_kills,
      headshots = t.headshots + excluded.headshots,
      xp = t.xp + excluded.xp,
      kill_assists = t.kill_assists + excluded.kill_assists,
      objectives = t.objectives + excluded.objectives,
      dynamites_planted = t.dynamites_planted + excluded.dynamites_planted,
      dynamites_defused = t.dynamites_defused + excluded.dynamites_defused,
      times_revived = t.times_revived + excluded.times_revived,
      revives_given = t.revives_given + excluded.revives_given,
      useful_kills = t.useful_kills + excluded.useful_kills,
      useless_kills = t.useless_kills + excluded.useless_kills,
      denied_playtime = t.denied_playtime + excluded.denied_playtime,
      constructions = t.constructions + excluded.constructions,
      multikills = t.multikills + excluded.multikills,
      best_spree = greatest(t.best_spree, excluded.best_spree),
      bullet_shots = t.bullet_shots + excluded.bullet_shots,
      bullet_hits = t.bullet_hits + excluded.bullet_hits,
      bullet_headshots = t.bullet_headshots + excluded.bullet_headshots,
      grenade_kills = t.grenade_kills + excluded.grenade_kills
  )
  insert into player_totals as t (
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select player_guid,
    sum(rounds),
    min(first_played_at),
    max(last_played_at),
    sum(time_played),
    sum(time_dead::numeric)::double precision,
    sum(kills),
    sum(deaths),
    sum(damage_given),
    sum(damage_received),
    sum(team_damage_given),
    sum(gibs),
    sum(self_kills),
    sum(team_kills),
    sum(headshot_kills),
    sum(headshots),
    sum(xp),
    sum(kill_assists),
    sum(objectives),
    sum(dynamites_planted),
    sum(dynamites_defused),
    sum(times_revived),
    sum(revives_given),
    sum(useful_kills),
    sum(useless_kills),
    sum(denied_playtime),
    sum(constructions),
    sum(multikills),
    max(best_spree),
    sum(bullet_shots),
    sum(bullet_hits),
    sum(bullet_headshots),
    sum(grenade_kills)
  from played group by player_guid
  on conflict (player_guid) do update set
    rounds = t.rounds + excluded.rounds,
    first_played_at = least(t.first_played_at, excluded.first_played_at),
    last_played_at = greatest(t.last_played_at, excluded.last_played_at),
    time_played = t.time_played + excluded.time_played,
    time_dead = (t.time_dead::numeric + excluded.time_dead::numeric)::double precision,
    kills = t.kills + excluded.kills,
    deaths = t.deaths + excluded.deaths,
    damage_given = t.damage_given + excluded.damage_given,
    damage_received = t.damage_received + excluded.damage_received,
    team_damage_given = t.team_damage_given + excluded.team_damage_given,
    gibs = t.gibs + excluded.gibs,
    self_kills = t.self_kills + excluded.self_kills,
    team_kills = t.team_kills + excluded.team_kills,
    headshot_kills = t.headshot_kills + excluded.headshot_kills,
    headshots = t.headshots + excluded.headshots,
    xp = t.xp + excluded.xp,
    kill_assists = t.kill_assists + excluded.kill_assists,
    objectives = t.objectives + excluded.objectives,
    dynamites_planted = t.dynamites_planted + excluded.dynamites_planted,
    dynamites_defused = t.dynamites_defused + excluded.dynamites_defused,
    times_revived = t.times_revived + excluded.times_revived,
    revives_given = t.revives_given + excluded.revives_given,
    useful_kills = t.useful_kills + excluded.useful_kills,
    useless_kills = t.useless_kills + excluded.useless_kills,
    denied_playtime = t.denied_playtime + excluded.denied_playtime,
    constructions = t.constructions + excluded.constructions,
    multikills = t.multikills + excluded.multikills,
    best_spree = greatest(t.best_spree, excluded.best_spree),
    bullet_shots = t.bullet_shots + excluded.bullet_shots,
    bullet_hits = t.bullet_hits + excluded.bullet_hits,
    bullet_headshots = t.bullet_headshots + excluded.bullet_headshots,
    grenade_kills = t.grenade_kills + excluded.grenade_kills
$$;
