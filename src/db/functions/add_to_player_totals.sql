-- Adds to the all-time sums the difference between a gaming session's rows and `before`, its former rows. Returns the players
-- whose sums need all their sessions, because they joined or left the session, or lost a value that may have been an extreme.
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create function add_to_player_totals(on_server text, start timestamptz, before player_sessions[]) returns text[] language plpgsql
as $$
begin
  update player_totals t
  set
    rounds = t.rounds + a.rounds - coalesce(b.rounds, 0),
    first_played_at = least(t.first_played_at, a.first_played_at),
    last_played_at = greatest(t.last_played_at, a.last_played_at),
    time_played = t.time_played + a.time_played - coalesce(b.time_played, 0),
    time_dead = (t.time_dead::numeric + a.time_dead::numeric - coalesce(b.time_dead, 0)::numeric)::double precision,
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
    best_spree = greatest(t.best_spree, a.best_spree),
    bullet_shots = t.bullet_shots + a.bullet_shots - coalesce(b.bullet_shots, 0),
    bullet_hits = t.bullet_hits + a.bullet_hits - coalesce(b.bullet_hits, 0),
    bullet_headshots = t.bullet_headshots + a.bullet_headshots - coalesce(b.bullet_headshots, 0),
    grenade_kills = t.grenade_kills + a.grenade_kills - coalesce(b.grenade_kills, 0)
  from player_sessions a
  left join unnest(before) as b on b.player_guid = a.player_guid
  where a.session_start = start and (a.server = on_server) is true and t.player_guid = a.player_guid;

  return array(
    select coalesce(a.player_guid, b.player_guid)
    from unnest(before) as b
    full join (
      select * from player_sessions where session_start = start and (server = on_server) is true
    ) as a on a.player_guid = b.player_guid
    where a.player_guid is null
      or a.first_played_at > b.first_played_at
      or a.last_played_at < b.last_played_at
      or a.best_spree < b.best_spree
      or b.player_guid is null and not exists (select from player_totals t where t.player_guid = a.player_guid)
  );
end
$$;
