-- Numbers the gaming sessions of all servers in chronological order.
create function renumber_sessions() returns void language sql
set enable_seqscan = on
set enable_hashjoin = on
as $$
  update rounds r
  set gaming_session_id = numbered.id
  from (
    select server, session_start, row_number() over (order by session_start, server) as id
    from rounds
    where session_start is not null
    group by server, session_start
  ) as numbered
  where r.server = numbered.server
    and r.session_start = numbered.session_start
    and r.gaming_session_id is distinct from numbered.id
$$;
