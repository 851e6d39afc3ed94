-- Refreshes the pairs, as refresh_totals does. Refreshes all pairs of every session in which one of `guids` played.
create function refresh_pair_totals(
  guids text[] default null, since timestamptz default '-infinity', until timestamptz default 'infinity'
) returns void
language plpgsql set work_mem = '64MB' set jit = off
as $$
declare
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
  starts constant timestamptz[] := case when guids is not null then array(
    select session_start from unnest(involved) as g join pair_sessions s on s.guid_a = g and s.guid_b = g
    where session_start between since and until
    union
    select r.session_start from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any (involved) and r.session_start between since and until
  ) end;
  -- Pairs whose sums may change: their halves.
  halves_a text[];
  halves_b text[];
begin
  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select distinct guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
  ) as before;

  delete from pair_sessions where session_start between since and until and (starts is null or session_start = any (starts));
  insert into pair_sessions (
    server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
  )
  select server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
  from pair_sessions_between(since, until, starts);

  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
    union
    select * from unnest(halves_a, halves_b)
  ) as either;

  if guids is null and since = '-infinity' and until = 'infinity' then
    delete from pair_totals;
  else
    delete from pair_totals using unnest(halves_a, halves_b) as either (a, b) where guid_a = a and guid_b = b;
  end if;
  insert into pair_totals (guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b)
  select guid_a, guid_b, sum(rounds), sum(wins), sum(losses), sum(draws), sum(kills_a)::bigint, sum(deaths_a)::bigint,
    sum(kills_b)::bigint, sum(deaths_b)::bigint
  from pair_sessions
  join unnest(halves_a, halves_b) as either (a, b) on guid_a = a and guid_b = b
  group by guid_a, guid_b;
  insert into pairs_to_rank (guid) select distinct unnest(halves_a) on conflict do nothing;
end
$$;
