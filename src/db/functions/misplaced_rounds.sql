-- Returns the rounds outside the gaming session to which they belong, by the rule of settle_rounds and domain/sessions.ts.
create function misplaced_rounds() returns setof bigint language plpgsql stable
as $$
declare
  one record;
  on_server text;
  since interval;
  start timestamptz;
  previous timestamptz;
begin
  for one in
    select id, server, played_at, round_time, session_start from rounds where round_number <> 0 order by server, played_at, id
  loop
    since := one.round_time - time '06:00';
    if on_server is distinct from one.server or one.played_at - previous > interval '60 minutes' or (
      since > interval '0' and previous <= one.played_at - since and one.played_at - since - start >= interval '12 hours'
    ) then
      start := one.played_at;
    end if;
    on_server := one.server;
    previous := one.played_at;
    if one.session_start is distinct from start then
      return next one.id;
    end if;
  end loop;
end
$$;
