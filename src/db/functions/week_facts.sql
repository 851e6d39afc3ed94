-- Returns what happened in the week that began on a Monday, for the weekly digest. The days are those on which sessions began. Null without an
-- evening. Players who opted out are named nowhere, but count in the sums. `sessions` has a list per session: of each player the person and the
-- sums in the order of `columns`.
-- needs: hidden_from, player_name
create function week_facts(monday date, columns text[]) returns json language plpgsql stable
as $$
declare
  hidden constant text[] := array(select hidden_from(null));
begin
  if not exists (select from gaming_sessions where counts and session_date between monday and monday + 6) then
    return null;
  end if;
  return (
    with week as materialized (
      select server, session_start, session_date from gaming_sessions where counts and session_date between monday and monday + 6
    ),
    played as materialized (
      select p.* from week w join player_sessions p using (server, session_start)
    ),
    counted as (
      select count(*) as rounds, count(distinct (r.server, r.match_id)) as maps
      from week w join rounds r using (server, session_start)
      where r.is_valid and r.round_number in (1, 2)
    ),
    fallen as (
      select distinct on (r.map_key, r.side, r.size, r.kind) r.*, coalesce(m.map_name, o.map_name) as map_name
      from week w join rounds o using (server, session_start)
      join records r on r.round_id = o.id
      left join maps m on m.map_key = r.map_key
      where r.book = '' and r.beaten_value is not null
      order by r.map_key, r.side, r.size, r.kind, r.achieved_at desc
    )
    select json_build_object(
      'evenings', (select count(distinct session_date) from week),
      'maps', (select maps from counted), 'rounds', (select rounds from counted),
      'players', (select count(distinct player_guid) from played),
      'kills', (select sum(kills) from played),
      'active', (
        select coalesce(json_agg(json_build_object('name', player_name(guid), 'rounds', rounds) order by rounds desc, guid), '[]')
        from (
          select player_guid as guid, sum(rounds)::int as rounds from played where player_guid <> all (hidden)
          group by player_guid order by rounds desc, player_guid limit 3
        ) as a
      ),
      'sessions', (
        select coalesce(json_agg(s.players), '[]')
        from (
          select json_agg(json_build_array(p.player_guid, (
            select json_agg(to_jsonb(p) -> name order by place) from unnest(columns) with ordinality as c (name, place)
          )) order by p.player_guid) as players
          from played p group by p.server, p.session_start order by p.session_start, p.server
        ) as s
      ),
      'names', (select json_object_agg(guid, player_name(guid)) from (
        select distinct player_guid as guid from played where player_guid <> all (hidden)
      ) as n),
      'fallen', (select count(*) from fallen),
      'records', (
        select coalesce(json_agg(json_build_object('kind', f.kind, 'value', f.value, 'map_name', f.map_name, 'holders', f.names) order by f.beaten_at, f.kind, f.map_key, f.side, f.size), '[]')
        from (
          select f.*, h.names
          from fallen f
          cross join lateral (
            select json_agg(player_name(guid) order by guid) as names
            from (select distinct unnest(coalesce(f.team, array[f.guid])) as guid) as people where guid <> all (hidden)
          ) as h
          where h.names is not null
          order by f.beaten_at, f.kind, f.map_key, f.side, f.size
          limit 3
        ) as f
      )
    )
  );
end
$$;
