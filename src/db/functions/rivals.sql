-- Returns how two people met, as JSON (see Rivals in queries/rivals.ts), in rounds of sessions since `since` and of `on_server`; null: any. All is
-- zero if one of them is null or excluded: nobody meets excluded people. A session of the database plans it once.
-- needs: guids_of
create function rivals(a text, b text, since timestamptz, on_server text, zone text, most_meetings integer, most_weapons integer)
returns jsonb language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  is_met constant boolean := a <> b and not exists (select from excluded_people e where e.guid in (a, b));
  a_guids constant text[] := case when is_met then guids_of(a) end;
  b_guids constant text[] := case when is_met then guids_of(b) end;
begin
  return (
    with
    -- As encountersOf, for one opponent. If a round has both players' lists, the first player's counts.
    encounters as materialized (
      select distinct on (l.round_id) l.round_id, sum(l.kills) as kills, sum(l.deaths) as deaths
      from (
        select v.round_id, v.kills, v.deaths, 1 as own
        from round_versus v where v.subject_guid = any (a_guids) and v.opponent_guid = any (b_guids)
        union all
        select v.round_id, v.deaths, v.kills, 2
        from round_versus v where v.opponent_guid = any (a_guids) and v.subject_guid = any (b_guids)
      ) as l join rounds r on r.id = l.round_id
      where r.is_valid and r.round_number in (1, 2)
        and (since is null or r.session_start >= since) and (on_server is null or r.server = on_server)
      group by l.round_id, l.own order by l.round_id, l.own
    ),
    -- Where each stood: 1, 2, or null on neither side or, under two GUIDs, on both.
    stood as materialized (
      select r.id, r.server, r.match_id, r.map_name, r.played_at,
        case when a = any (s.axis) then case when a = any (s.allies) then null else 1 end when a = any (s.allies) then 2 end as a_side,
        case when b = any (s.axis) then case when b = any (s.allies) then null else 1 end when b = any (s.allies) then 2 end as b_side,
        case when exists (
          select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
        ) then r.winning_side end as winning_side
      from rounds r join round_sides s on s.round_id = r.id
      -- An array: PostgreSQL expects more rounds of a select, and reads whole tables for them.
      where r.id = any (array(
        select p.round_id from player_comprehensive_stats p where p.player_guid = any (a_guids)
        intersect
        select p.round_id from player_comprehensive_stats p where p.player_guid = any (b_guids)
      )) and (since is null or r.session_start >= since) and (on_server is null or r.server = on_server)
    ),
    sided as materialized (
      select id, server, match_id, map_name, played_at, a_side, b_side, winning_side, a_side <> b_side as against
      from stood where a_side is not null and b_side is not null
    ),
    met as materialized (
      select server, match_id, against, min(map_name) as map_name, max(played_at) as played_at, max(id) as last_id, count(*)::int as rounds,
        array_agg(id) as ids,
        case when bool_and(winning_side = a_side) then 2 when bool_and(winning_side = b_side) then 0 when bool_and(winning_side = 0) then 1
          when not against and bool_and(winning_side = 3 - a_side) then 0 end as points
      from sided group by server, match_id, against
    ),
    opposed as materialized (
      select o.id, o.is_named, o.is_named or exists (select from round_versus v where v.round_id = o.id) as has_endstats
      from (select s.id, s.id in (select round_id from encounters) as is_named from sided s where s.against) as o
    )
    select jsonb_build_object(
      'duel', (
        select jsonb_build_object('kills', coalesce(sum(kills), 0), 'deaths', coalesce(sum(deaths), 0), 'rounds', count(*))
        from encounters
      ),
      'against', jsonb_build_object(
        'rounds', coalesce(sum(rounds) filter (where against), 0), 'won', count(*) filter (where against and points = 2),
        'lost', count(*) filter (where against and points = 0), 'drawn', count(*) filter (where against and points = 1)
      ),
      'together', jsonb_build_object(
        'rounds', coalesce(sum(rounds) filter (where not against), 0), 'won', count(*) filter (where not against and points = 2),
        'decided', count(points) filter (where not against)
      ),
      'unresolved', (
        select count(distinct v.round_id) from round_versus v
        where v.round_id = any (array(select id from opposed where has_endstats and not is_named))
          and (v.subject_guid is null or v.opponent_guid is null)
          and coalesce(v.subject_guid = any (a_guids || b_guids), true)
          and coalesce(v.opponent_guid = any (a_guids || b_guids), true)
      ),
      'without_endstats', (select count(*) from opposed where not has_endstats),
      'latest', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'map_name', coalesce(maps.map_name, m.map_name),
          'day', to_char(m.played_at at time zone zone, 'YYYY-MM-DD'),
          'points', case when m.points is not null then jsonb_build_array(m.points, 2 - m.points) end,
          'kills', (select sum(e.kills) from encounters e where e.round_id = any (m.ids)),
          'deaths', (select sum(e.deaths) from encounters e where e.round_id = any (m.ids))
        ) order by m.played_at desc, m.last_id desc), '[]')
        from (select * from met where against order by played_at desc, last_id desc limit most_meetings) as m
        left join maps on maps.map_key = lower(m.map_name collate "C")
      ),
      -- Of each their own, first the weapons of `a`.
      'weapons', (
        select jsonb_build_array(
          coalesce(jsonb_agg(w.weapon order by w.place) filter (where w.is_a), '[]'),
          coalesce(jsonb_agg(w.weapon order by w.place) filter (where not w.is_a), '[]')
        )
        from (
          select is_a, jsonb_build_object('weapon_name', weapon_name, 'kills', kills) as weapon,
            row_number() over (partition by is_a order by kills desc, weapon_name) as place
          from (
            select p.player_guid = any (a_guids) as is_a, p.weapon_name, sum(p.kills) as kills
            from weapon_comprehensive_stats p
            where p.player_guid = any (a_guids || b_guids) and p.round_id = any (array(select id from opposed)) and p.kills > 0
            group by 1, 2
          ) as used
        ) as w
        where w.place <= most_weapons
      )
    )
    from met
  );
end
$$;
