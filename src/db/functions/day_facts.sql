-- Returns what is remarkable on a day of the community, for the post "on this day": players who played their 100th, 500th or a thousandth
-- round the day before, players whose first round was a number of years ago and who still play, and evenings of this day in earlier years.
-- Null if nothing is. Nobody who opted out is named. Who or what began on February 29 has its day on February 28 in other years.
-- needs: counted_player_rounds, hidden_from, player_name
create function day_facts(day date, default_zone text) returns json language plpgsql stable
as $$
declare
  zone constant text := coalesce((select value from settings where name = 'time_zone'), default_zone);
  hidden constant text[] := array(select hidden_from(null));
  began constant timestamptz := (day - 1)::timestamp at time zone zone;
  ended constant timestamptz := day::timestamp at time zone zone;
  milestones json;
  anniversaries json;
  evenings json;
begin
  milestones := (
    select json_agg(json_build_object('name', player_name(m.guid), 'rounds', m.reached) order by m.reached desc, m.guid)
    from (
      select f.player_guid as guid, (
        select max(n) from unnest(array[100, 500] || array(select generate_series(1000, 100000, 1000))) as n
        where n > t.rounds - f.since and n <= t.rounds - f.since + f.that_day
      ) as reached
      from (
        select c.player_guid, count(distinct c.round_id) as since, count(distinct c.round_id) filter (where c.played_at < ended) as that_day
        from counted_player_rounds c
        where c.played_at >= began
        group by c.player_guid
      ) as f
      join player_totals t using (player_guid)
      where f.that_day > 0 and f.player_guid <> all (hidden)
    ) as m
    where m.reached is not null
  );
  anniversaries := (
    select json_agg(json_build_object('name', player_name(t.player_guid), 'years', y.years) order by y.years desc, t.rounds desc, t.player_guid)
    from player_totals t
    cross join lateral (select (t.first_played_at at time zone zone)::date as day) as first
    cross join lateral (select extract(year from day_facts.day)::int - extract(year from first.day)::int as years) as y
    where y.years > 0 and (first.day + make_interval(years => y.years))::date = day_facts.day
      and t.last_played_at >= began - interval '90 days' and t.player_guid <> all (hidden)
  );
  evenings := (
    select json_agg(e.address order by e.session_date desc, e.session_start, e.server)
    from (
      select s.* from gaming_sessions s
      where s.counts and s.session_date < day
        and (s.session_date + make_interval(years => extract(year from day)::int - extract(year from s.session_date)::int))::date = day
        and 4 <= (
          select count(*) from rounds r
          where r.server = s.server and r.session_start = s.session_start and r.is_valid and r.round_number in (1, 2)
        )
      order by s.session_date desc, s.session_start, s.server
      limit 3
    ) as e
  );
  if coalesce(milestones, anniversaries, evenings) is null then
    return null;
  end if;
  return json_build_object('milestones', milestones, 'anniversaries', anniversaries, 'evenings', coalesce(evenings, '[]'));
end
$$;
