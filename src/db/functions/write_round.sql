-- Writes one round. `change` is {id?, match_id}, where `id` means a stored round. The parts that were derived again are added: {…columns of
-- rounds, file, round1 (hashes), players, weapons} and {endstats (hash), findings, awards, versus}. With `restore`, the round gets the old
-- bot's rows back. Does not change an admin's verdict. Returns the id.
-- needs: insert_rounds
create function write_round(on_server text, change jsonb) returns bigint language plpgsql
as $$
declare
  given rounds := jsonb_populate_record(null::rounds, change);
  is_new constant boolean := given.id is null;
begin
  if change ? 'restore' then
    perform restore_replaced_round(given.id);
  end if;
  if given.id is not null then
    update rounds set match_id = given.match_id, winning_side = given.winning_side
    where id = given.id and (match_id, winning_side) is distinct from (given.match_id, given.winning_side);
  end if;

  if change ? 'players' then
    if is_new then
      given.id := (insert_rounds(on_server, jsonb_build_array(change)))[1];
    else
      insert into replaced_rounds (round_id, round, players, weapons)
      select r.id, to_jsonb(r),
        coalesce((select jsonb_agg(p) from player_comprehensive_stats p where p.round_id = r.id), '[]'),
        coalesce((select jsonb_agg(w) from weapon_comprehensive_stats w where w.round_id = r.id), '[]')
      from rounds r where r.id = given.id and r.source = 'legacy';
      update rounds r
      set (round_date, round_time, map_name, time_limit, actual_time, winner_team, defender_team, is_tied, round_outcome, played_at,
          duration_seconds, is_valid, invalid_reason, source, file_id, round1_file_id, recorded_fields,
          rows_left_out, rules)
        = (given.round_date, given.round_time, given.map_name, given.time_limit, given.actual_time, given.winner_team, given.defender_team, false, given.round_outcome,
          given.played_at, given.duration_seconds, coalesce(r.validity_override, given.invalid_reason is null),
          case r.validity_override
            when true then null
            when false then coalesce(given.invalid_reason, 'ruled out by an admin')
            else given.invalid_reason
          end,
          'file', (select id from round_files where sha256 = change ->> 'file' and server = on_server),
          (select id from round_files where sha256 = change ->> 'round1' and server = on_server), given.recorded_fields, given.rows_left_out, given.rules)
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

  if is_new then
    return given.id;
  end if;

  -- The winning side of the match's other round may change with this round.
  update rounds set winning_side = (change ->> 'other_winning_side')::integer
  where server = on_server and match_id = given.match_id and round_number = 3 - given.round_number
    and winning_side is distinct from (change ->> 'other_winning_side')::integer;

  if change ? 'awards' then
    update rounds
    set endstats_file_id = (select id from round_files where sha256 = change ->> 'endstats' and server = on_server), findings = given.findings
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
