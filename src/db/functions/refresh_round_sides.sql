-- Refreshes round_sides, as refresh_totals does. Refreshes the rounds of these players (null: all players) in the sessions that begin at
-- `since` or later.
create function refresh_round_sides(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set work_mem = '64MB' set jit = off
as $$
begin
  if guids is null and since = '-infinity' then
    delete from round_sides;
    insert into round_sides (round_id, axis, allies) select round_id, axis, allies from counted_round_sides;
  else
    perform store_round_sides(array(
      select r.id from rounds r
      where r.session_start >= since and (
        guids is null or r.id in (
          select p.round_id from unnest(guids) as given
          join player_comprehensive_stats p on p.player_guid = any (given || guids_of(person_of(given)))
        )
      )
    ));
  end if;
end
$$;
