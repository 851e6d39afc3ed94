-- Refreshes every rollup in the transaction that wrote the rounds. Refreshes these players (null: all players) and the sessions that begin
-- at `since` or later. A session whose start moves must start after `since` both before and after the move.
create function refresh_totals(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set plan_cache_mode = force_custom_plan
as $$
begin
  perform refresh_player_totals(guids, since);
  perform refresh_round_sides(guids, since);
  perform refresh_pair_totals(guids, since);
  if guids is null then
    perform refresh_gaming_sessions(since);
    perform refresh_maps();
    delete from records;
    insert into records (
      book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
      beaten_at
    )
    select book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
      beaten_at
    from records_among(array(select id from rounds where round_number in (1, 2)));
  else -- merging players, or undoing it, changes no session
    perform refresh_records(array(
      select distinct p.round_id from unnest(guids) as given join player_comprehensive_stats p on p.player_guid = any (given || guids_of(person_of(given)))
    ));
  end if;
end
$$;
