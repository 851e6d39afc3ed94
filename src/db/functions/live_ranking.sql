-- Returns what the live ranking shows: the players of most value, with their ranks before the latest evening, the day on which the newest
-- session began. So two game servers on one evening make one step. Players who opted out are left out. `catalogue` has the defaults of the settings,
-- and the rounds that each statistic needs.
-- needs: hidden_from, player_name, player_totals_between, statistic_value
create function live_ranking(at timestamptz, default_zone text, catalogue jsonb) returns json language plpgsql stable
as $$
declare
  zone constant text := coalesce((select value from settings where name = 'time_zone'), default_zone);
  hidden constant text[] := array(select hidden_from(null));
  evening constant date := (select max(session_date) from gaming_sessions where counts);
  evening_began constant timestamptz := (select min(session_start) from gaming_sessions where session_date = evening and counts);
  evening_guids constant text[] := array(select distinct player_guid from player_sessions where session_start >= evening_began);
  newest constant timestamptz := (select max(session_start) from player_sessions);
  wanted text;
  size integer;
  period text;
  rules jsonb;
  since timestamptz;
  until timestamptz := 'infinity';
begin
  select coalesce(s.statistic, catalogue ->> 'statistic'), coalesce(s.size, (catalogue ->> 'size')::int), coalesce(s.period, catalogue ->> 'period')
  into wanted, size, period
  from post_settings s where s.kind = 'ranking';
  rules := catalogue -> 'rules' -> wanted;
  since := case period
    when 'season' then date_trunc('quarter', at at time zone zone) at time zone zone
    when '90d' then at - interval '90 days'
    when '30d' then at - interval '30 days'
    when 'session' then newest
    else '-infinity' end;
  if period = 'session' then
    until := newest + interval '1 microsecond';
  end if;
  return (
    with current as materialized (
      select t as totals from player_totals t where period = 'all'
      union all
      select row(b.*)::player_totals from player_totals_between(since, until, null) as b where period <> 'all'
    ),
    both_times as (
      select true as is_now, c.totals from current c
      union all
      select false, c.totals from current c where (c.totals).player_guid <> all (evening_guids)
      union all
      select false, row(b.*)::player_totals from player_totals_between(since, least(until, evening_began), evening_guids) as b
    ),
    seen as (
      select b.is_now, (b.totals).player_guid as guid, (b.totals).rounds as rounds,
        statistic_value(wanted, b.totals) as value,
        case when period = 'all' then (rules ->> 'allTime')::int else greatest(
          ceil(max((b.totals).rounds) over (partition by b.is_now) / (catalogue ->> 'share')::float8), (rules ->> 'period')::int
        ) end as needed
      from both_times b
      where (b.totals).player_guid <> all (hidden)
    ),
    ranked as (
      select s.*, rank() over best as place
      from seen s
      where s.rounds >= s.needed and s.value is not null
      window best as (partition by s.is_now order by case when rules ->> 'best' = 'least' then s.value else - s.value end)
    )
    select json_build_object(
      'statistic', wanted, 'period', period, 'day', evening,
      'players', (select count(*) from seen where is_now),
      'min_rounds', (select max(needed) from seen where is_now),
      'ranked', (select count(*) from ranked where is_now),
      'is_compared', exists (select from ranked where not is_now),
      'rows', (
        select coalesce(json_agg(json_build_object(
          'name', player_name(n.guid), 'value', n.value, 'rounds', n.rounds, 'rank', n.place, 'before', b.place
        ) order by n.number), '[]')
        from (
          select r.*, row_number() over (order by r.place, r.rounds desc, r.guid) as number from ranked r where r.is_now
        ) as n
        left join ranked b on b.guid = n.guid and not b.is_now
        where n.number <= size
      )
    )
  );
end
$$;
