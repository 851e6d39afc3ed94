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
  summed_again timestamptz[];
  shifted_others boolean := false;
  start timestamptz;
  moved_ids bigint[];
  moved_to timestamptz[];
  one record;
  since interval;
  previous timestamptz;
  following timestamptz;
begin
  touched := array(
    select session_start from rounds where id = any (changed)
    union
    select near.session_start
    from rounds r
    cross join lateral (
      (select session_start from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true
         and n.played_at between r.played_at - interval '60 minutes' and r.played_at
       order by n.played_at desc limit 1)
      union all
      (select session_start from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true
         and n.played_at between r.played_at and r.played_at + interval '60 minutes'
       order by n.played_at limit 1)
    ) as near
    where r.id = any (changed)
    union
    select unnest(emptied)
  );
  members := array(select id from rounds where session_start = any (touched) and (server = on_server) is true);
  loop
    previous := null;
    moved_ids := '{}';
    moved_to := '{}';
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
        moved_ids := moved_ids || one.id;
        moved_to := moved_to || start;
        shifted_others := shifted_others or one.gaming_session_id is not null;
      end if;
    end loop;
    if moved_ids <> '{}' then
      update rounds set session_start = m.start from unnest(moved_ids, moved_to) as m (id, start) where rounds.id = m.id;
    end if;
    -- The next session may have followed without a break, so that its start is no longer a start.
    following := (
      select n.session_start
      from (select session_start, max(played_at) as ended from rounds where id = any (members) group by session_start) as s
      cross join lateral (
        select n.session_start, n.played_at, n.played_at - (n.round_time - time '06:00') as six_o_clock
        from rounds n
        where (n.server = on_server and n.round_number <> 0 and n.id <> all (members)) is true
          and n.played_at >= s.ended and n.played_at <= s.ended + interval '60 minutes'
        order by n.played_at, n.id limit 1
      ) as n
      where n.played_at <= n.six_o_clock or s.ended > n.six_o_clock or n.six_o_clock - s.session_start < interval '12 hours'
      limit 1
    );
    exit when following is null;
    touched := touched || following;
    members := members || array(select id from rounds where session_start = following and (server = on_server) is true);
  end loop;
  touched := array(select unnest(touched) union select session_start from rounds where id = any (members));

  added := array(select id from rounds where id = any (changed) and gaming_session_id is null);

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

  -- Sessions into which rounds only came get these added. The others that changed are summed again. So are those with rounds of the old bot:
  -- a file may remove such a round from its match, and the round's rows stay.
  summed_again := array(
    select s.session_start
    from (
      select session_start from rounds where id = any (members)
      union
      select session_start from gaming_sessions where session_start = any (touched) and (server = on_server) is true
    ) as s
    where shifted_others or emptied <> '{}' or exists (
      select from rounds r where r.session_start = s.session_start and (r.server = on_server and r.id = any (changed)) is true
    ) and exists (
      select from rounds r
      where r.session_start = s.session_start
        and (r.server = on_server and (r.source = 'legacy' or r.id = any (changed) and r.id <> all (added))) is true
    )
  );
  added := array(select id from rounds where id = any (added) and session_start <> all (summed_again));
  if added <> '{}' then
    perform add_to_sessions(added);
  end if;
  foreach start in array summed_again loop
    perform refresh_session(on_server, start);
  end loop;
  perform refresh_maps(array(select distinct lower(map_name collate "C") from rounds where id = any (changed)));
  perform refresh_records(changed);
end
$$;
