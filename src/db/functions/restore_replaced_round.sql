-- Gives a round of the old bot its own rows back, because every file that replaced them was set aside. An admin's verdict stays.
create function restore_replaced_round(on_id bigint) returns void language plpgsql
as $$
begin
  update rounds r
  set (round_date, round_time, match_id, map_name, time_limit, actual_time, winner_team, defender_team, is_tied, round_outcome, played_at,
      duration_seconds, source, file_id, round1_file_id, endstats_file_id, recorded_fields, findings, rows_left_out, rules,
      is_valid, invalid_reason)
    = (s.round_date, s.round_time, s.match_id, s.map_name, s.time_limit, s.actual_time, s.winner_team, s.defender_team, s.is_tied,
      s.round_outcome, s.played_at, s.duration_seconds, s.source, null, null, s.endstats_file_id, s.recorded_fields, s.findings,
      s.rows_left_out, s.rules,
      case when r.validity_override is distinct from s.validity_override then coalesce(r.validity_override, s.is_valid) else s.is_valid end,
      case
        when r.validity_override is not distinct from s.validity_override then s.invalid_reason
        when r.validity_override then null
        when not r.validity_override then coalesce(s.invalid_reason, 'ruled out by an admin')
        else s.invalid_reason
      end)
  from replaced_rounds replaced
  cross join lateral jsonb_populate_record(null::rounds, replaced.round) as s
  where replaced.round_id = r.id and r.id = on_id;
  delete from player_comprehensive_stats where round_id = on_id;
  delete from weapon_comprehensive_stats where round_id = on_id;
  insert into player_comprehensive_stats (
    round_id, round_date, map_name, round_number, player_guid, player_name, clean_name, team, kills, deaths, damage_given,
    damage_received, team_damage_given, team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots,
    time_played_seconds, time_played_minutes, time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired,
    accuracy, kill_assists, objectives_completed, objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted,
    dynamites_defused, times_revived, revives_given, most_useful_kills, useless_kills, kill_steals, denied_playtime,
    constructions, tank_meatshield, double_kills, triple_kills, quad_kills, multi_kills, mega_kills, killing_spree_best,
    death_spree_worst, id, created_at
  )
  select
    p.round_id, p.round_date, p.map_name, p.round_number, p.player_guid, p.player_name, p.clean_name, p.team, p.kills, p.deaths,
    p.damage_given, p.damage_received, p.team_damage_given, p.team_damage_received, p.gibs, p.self_kills, p.team_kills,
    p.team_gibs, p.headshot_kills, p.headshots, p.time_played_seconds, p.time_played_minutes, p.time_dead_minutes,
    p.time_dead_ratio, p.xp, p.kd_ratio, p.dpm, p.efficiency, p.bullets_fired, p.accuracy, p.kill_assists, p.objectives_completed,
    p.objectives_destroyed, p.objectives_stolen, p.objectives_returned, p.dynamites_planted, p.dynamites_defused, p.times_revived,
    p.revives_given, p.most_useful_kills, p.useless_kills, p.kill_steals, p.denied_playtime, p.constructions, p.tank_meatshield,
    p.double_kills, p.triple_kills, p.quad_kills, p.multi_kills, p.mega_kills, p.killing_spree_best, p.death_spree_worst, p.id,
    p.created_at
  from replaced_rounds replaced
  cross join lateral jsonb_populate_recordset(null::player_comprehensive_stats, replaced.players) as p
  where replaced.round_id = on_id;
  insert into weapon_comprehensive_stats (
    id, round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, deaths, headshots, shots,
    hits, accuracy, created_at
  )
  select
    w.id, w.round_id, w.round_date, w.map_name, w.round_number, w.player_guid, w.player_name, w.weapon_name, w.kills, w.deaths,
    w.headshots, w.shots, w.hits, w.accuracy, w.created_at
  from replaced_rounds replaced
  cross join lateral jsonb_populate_recordset(null::weapon_comprehensive_stats, replaced.weapons) as w
  where replaced.round_id = on_id;
  delete from replaced_rounds where round_id = on_id;
end
$$;
