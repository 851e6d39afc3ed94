-- Stores `rosters` ([{name, guids}]) and deletes those under the keys `replaced`. Fails with serialization_failure if somebody else stored
-- a roster of that date after `newest` (a roster's id). session_start_date is the session's date, as in the old bot, so that an owner's SQL
-- keeps working. If a date has several sessions, it is date and time of the first round.
create function store_rosters(key text, newest bigint, replaced text[], rosters jsonb) returns void language plpgsql
as $$
begin
  lock table session_teams in share row exclusive mode;
  if (select coalesce(max(id), 0) from session_teams where left(session_start_date, 10) = left(key, 10)) <> newest then
    raise exception 'the rosters of % have changed meanwhile', key using errcode = 'serialization_failure';
  end if;
  delete from session_teams where session_start_date = any (replaced);
  insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names)
  select key, 'ALL', r.roster ->> 'name', r.roster ->> 'guids', (
    select coalesce(jsonb_agg(coalesce(player_name(m.guid), 'Unknown Player') order by m.position), '[]')::text
    from jsonb_array_elements_text(r.roster -> 'guids') with ordinality as m (guid, position)
  )
  from jsonb_array_elements(rosters) with ordinality as r (roster, position)
  order by r.position;
  perform want_posts(array(
    select id from rounds
    where round_date + round_time >= left(key, 10)::date and round_date + round_time < left(key, 10)::date + interval '2 days'
  ));
end
$$;
