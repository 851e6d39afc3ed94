-- Settles what follows from rounds of a server that were written or judged: the gaming sessions around them, their numbers, and the
-- rollups of everybody in them. A new session begins where more than 60 minutes pass between stamps (domain/sessions.ts). New rounds come
-- with their own stamp as session_start.
create function settle_rounds(on_server text, changed bigint[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  touched timestamptz[];
  members bigint[];
  added bigint[];
  shifted_others boolean;
  start timestamptz;
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
  );
  members := array(select id from rounds where session_start = any (touched) and (server = on_server) is true);
  with stamps as (
    select id, played_at, coalesce(played_at - lag(played_at) over in_order > interval '60 minutes', true) as begins
    from rounds
    where id = any (members)
    window in_order as (order by played_at, id)
  ),
  placed as (
    select id, max(played_at) filter (where begins) over (order by played_at, id) as start from stamps
  ),
  shifted as (
    update rounds r set session_start = placed.start
    from placed where r.id = placed.id and r.session_start <> placed.start
    returning r.gaming_session_id
  )
  select exists (select from shifted where gaming_session_id is not null) into shifted_others;
  touched := array(select unnest(touched) union select session_start from rounds where id = any (members));

  -- Rounds that are new and have moved no other one.
  added := array(select id from rounds where id = any (changed) and gaming_session_id is null);
  if shifted_others or cardinality(added) < cardinality(changed) then
    added := null;
  end if;

  -- A round that joins a session takes its number. When sessions begin, meet, part or shift all are numbered anew, and so they are
  -- when the first file comes into a database whose numbers are the old bot's.
  update rounds r
  set gaming_session_id = (
    select max(gaming_session_id) from rounds m where m.session_start = r.session_start and (m.server = on_server) is true
  )
  where id = any (changed) and gaming_session_id is null;
  if shifted_others or exists (
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
    perform refresh_session(on_server, start, added);
  end loop;
end
$$;
