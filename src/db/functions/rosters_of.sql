-- Returns the rosters of a gaming session, [{name, guids, key}]: its own, else those of its date. The key may be the timestamp of any of
-- its rounds, because an older round that arrives later moves the session's start. Most dates have no rosters and cost one index lookup.
create function rosters_of(on_server text, start timestamptz, on_date date) returns json language plpgsql stable
as $$
declare
  day constant text := to_char(on_date, 'YYYY-MM-DD');
begin
  if not exists (select from session_teams where left(session_start_date, 10) = day) then
    return '[]';
  end if;
  return (
    with of_date as (
      select * from session_teams where left(session_start_date, 10) = day
    ),
    own as (
      select * from of_date
      where session_start_date in (
        select to_char(r.round_date + r.round_time, 'YYYY-MM-DD HH24:MI:SS') from rounds r where r.server = on_server and r.session_start = start
      )
    ),
    applying as (
      select * from own
      union all
      select * from of_date where not exists (select from own) and session_start_date !~ '^.{10} \d\d:\d\d:\d\d$'
    )
    select coalesce(json_agg(json_build_object('name', roster.name, 'guids', roster.guids, 'key', roster.key) order by roster.id), '[]')
    from (
      select min(t.id) as id, t.team_name as name, min(t.session_start_date) as key,
        coalesce(array_agg(distinct person_of(member.guid[1])) filter (where member.guid is not null), '{}') as guids
      from applying t
      left join lateral regexp_matches(t.player_guids, '"([^"\\]{1,64})"', 'g') as member (guid) on true
      group by t.team_name
    ) as roster
  );
end
$$;
