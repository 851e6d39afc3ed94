-- Inserts the rows of player_sessions for these players (null: all players) and the sessions that begin at `since` or later.
-- Call it after weapon_sessions were written.
-- needs: computed_player_sessions, in_parallel
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create function insert_player_sessions_since(since timestamptz, guids text[]) returns void language plpgsql
as $$
declare
  everyone constant boolean := guids is null;
begin
  if everyone and since = '-infinity' then
    insert into player_sessions (
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
    from in_parallel(null::computed_player_sessions, 'select * from computed_player_sessions');
    return;
  end if;
  insert into player_sessions (
    server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
    damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
    objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime,
    constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select
    p.server, p.session_start, p.player_guid, p.rounds, p.first_played_at, p.last_played_at, p.time_played, p.time_dead, p.kills,
    p.deaths, p.damage_given, p.damage_received, p.team_damage_given, p.gibs, p.self_kills, p.team_kills, p.headshot_kills,
    p.headshots, p.xp, p.kill_assists, p.objectives, p.dynamites_planted, p.dynamites_defused, p.times_revived, p.revives_given,
    p.useful_kills, p.useless_kills, p.denied_playtime, p.constructions, p.multikills, p.best_spree, coalesce(b.bullet_shots, 0),
    coalesce(b.bullet_hits, 0), coalesce(b.bullet_headshots, 0), coalesce(b.grenade_kills, 0)
  from player_session_rounds p
  left join (
    select server, session_start, player_guid, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from player_session_bullets
    where session_start >= since and (everyone or player_guid = any (guids))
  ) as b using (server, session_start, player_guid)
  where p.session_start >= since and (everyone or p.player_guid = any (guids));
end
$$;
