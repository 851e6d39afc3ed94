-- Updates everything that depends on written or judged rounds of a server: the gaming sessions around them, the sessions' numbers, and the
-- rollups of all players in them. A new session begins when more than 60 minutes pass between rounds. After twelve hours it also begins at
-- the first round after 06:00 of the game server's clock (domain/sessions.ts). The session_start of new rounds must be their own timestamp.
-- `emptied` are the starts of sessions from which rounds were removed.
create function settle_rounds(on_server text, changed bigint[], emptied timestamptz[] default '{}') returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  touched timestamptz[];
  members bigint[];
  added bigint[];
  shifted_others boolean := false;
  start timestamptz;
  one record;
  since interval;
  previous timestamptz;
  following timestamptz;
  six_o_clock timestamptz;
begin
  touched := array(
    select session_start from rounds where id = any (changed)
    union
    select near.session_start
    from rounds r
    cross join lateral (
      (select session_start, played_at from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true and n.played_at <= r.played_at
       order by n.played_at desc limit 1)
      union all
      (select session_start, played_at from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true and n.played_at >= r.played_at
       order by n.played_at limit 1)
    ) as near
    where r.id = any (changed) and abs(extract(epoch from near.played_at - r.played_at)) <= 3600
    union
    select unnest(emptied)
  );
  members := array(select id from rounds where session_start = any (touched) and (server = on_server) is true);
  loop
    previous := null;
    for one in
      select id, played_at, round_time, session_start, gaming_session_id from rounds where id = any (members) order by played_at, id
    loop
      since := one.round_time - time '06:00';
      if previous is null or one.played_at - previous > interval '60 minutes' or (
        since > interval '0' and previous <= one.played_at - since and one.played_at - since - start >= interval '12 hours'
      ) then
        start := one.played_at;
      end if;
      previous := one.played_at;
      if one.session_start <> start then
        update rounds set session_start = start where id = one.id;
        shifted_others := shifted_others or one.gaming_session_id is not null;
      end if;
    end loop;
    -- The next session may have followed without a break, so that its start is no longer a start.
    select n.session_start, n.played_at - (n.round_time - time '06:00') into following, six_o_clock
    from rounds n
    where (n.server = on_server and n.round_number <> 0 and n.id <> all (members)) is true
      and n.played_at >= previous and n.played_at <= previous + interval '60 minutes'
    order by n.played_at, n.id limit 1;
    exit when following is null
      or following > six_o_clock and previous <= six_o_clock and six_o_clock - start >= interval '12 hours';
    touched := touched || following;
    members := members || array(select id from rounds where session_start = following and (server = on_server) is true);
  end loop;
  touched := array(select unnest(touched) union select session_start from rounds where id = any (members));

  -- New rounds that did not move another round.
  added := array(select id from rounds where id = any (changed) and gaming_session_id is null);
  if shifted_others or cardinality(added) < cardinality(changed) or emptied <> '{}' then
    added := null;
  end if;

  -- A round that joins a session gets its number. All sessions are numbered again if sessions begin, merge, split or move. The same happens
  -- when the first file arrives in a database with the old bot's numbers.
  update rounds r
  set gaming_session_id = (
    select max(gaming_session_id) from rounds m where m.session_start = r.session_start and (m.server = on_server) is true
  )
  where id = any (changed) and gaming_session_id is null;
  if shifted_others or emptied <> '{}' or exists (
    select from (
      select gaming_session_id, count(*) over (partition by session_start) as numbers,
        count(*) over (partition by gaming_session_id) as starts
      from rounds
      where id = any (members)
      group by session_start, gaming_session_id
    ) as sessions
    where gaming_session_id is null or numbers > 1 or starts > 1
  ) or not exists (select from rounds where source = 'file' and id <> all (changed)) then
    perform renumber_sessions();
  end if;

  for start in
    select session_start from rounds where id = any (members)
    union
    select session_start from gaming_sessions where session_start = any (touched) and (server = on_server) is true
  loop
    if added is null then
      perform refresh_session(on_server, start, null);
    elsif exists (select from rounds where id = any (added) and session_start = start) then
      perform refresh_session(on_server, start, array(select id from rounds where id = any (added) and session_start = start));
    end if;
  end loop;
  perform refresh_maps(array(select distinct lower(map_name collate "C") from rounds where id = any (changed)));
  perform refresh_records(changed);
end
$$;
