-- Inserts the all-time sums of these players (null: all players), computed from player_sessions.
-- generated: by npm run generate, from the sums in src/domain/formula.ts
create function insert_player_totals(guids text[]) returns void language plpgsql
as $$
begin
  insert into player_totals (
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  from player_totals_between('-infinity', 'infinity', guids);
end
$$;
