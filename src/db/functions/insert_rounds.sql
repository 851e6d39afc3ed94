-- Inserts new rounds of a server, without their players' rows. `changes` are parameters of write_round. Returns the ids in the given order.
-- needs: restore_ruling
create function insert_rounds(on_server text, changes jsonb) returns bigint[] language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  ids bigint[] := array(
    select nextval(pg_get_serial_sequence('rounds', 'id')) from generate_series(1, jsonb_array_length(changes))
  );
begin
  insert into rounds (id, server, match_id, round_date, round_time, map_name, round_number, time_limit, actual_time, winner_team,
    defender_team, winning_side, round_outcome, played_at, session_start, duration_seconds, is_valid, invalid_reason, source,
    file_id, round1_file_id, recorded_fields, rows_left_out, rules, endstats_file_id, findings)
  select ids[c.position], on_server, given.match_id, given.round_date, given.round_time, given.map_name, given.round_number, given.time_limit,
    given.actual_time, given.winner_team, given.defender_team, given.winning_side, given.round_outcome, given.played_at, given.played_at,
    given.duration_seconds, given.invalid_reason is null, given.invalid_reason, 'file',
    (select id from round_files where sha256 = c.change ->> 'file' and server = on_server),
    (select id from round_files where sha256 = c.change ->> 'round1' and server = on_server),
    given.recorded_fields, given.rows_left_out, given.rules,
    (select id from round_files where sha256 = c.change ->> 'endstats' and server = on_server), coalesce(given.findings, '[]')
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_record(null::rounds, c.change - '{players,weapons,awards,versus}'::text[]) as given;

  ids := array(
    select restore_ruling(made) from unnest(ids) with ordinality as u (id, position) join rounds made using (id) order by u.position
  );

  -- The winning side of the match's other round may change with this round.
  update rounds r set winning_side = given.other_winning_side
  from jsonb_to_recordset(changes) as given (match_id text, round_number integer, other_winning_side integer)
  where r.match_id = given.match_id and (r.server = on_server) is true and r.round_number = 3 - given.round_number
    and r.winning_side is distinct from given.other_winning_side;

  insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
  select ids[c.position], given.position, given.award, given.player_name, given.player_guid, given.value, given.amount
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_recordset(null::round_awards, c.change -> 'awards') as given;
  insert into round_versus (round_id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths)
  select ids[c.position], given.position, given.subject_name, given.subject_guid, given.opponent_name, given.opponent_guid, given.kills,
    given.deaths
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_recordset(null::round_versus, c.change -> 'versus') as given;
  return ids;
end
$$;
