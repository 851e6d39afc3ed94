-- Rounds in which records are set: they count, took two minutes, and had three people a side. Also who attacked, and how it ended for them,
-- by the rule of domain/stopwatch.ts. attackers is null if no header says it. attack_seconds is null if the attackers were held. size is 3v3
-- to 6v6, or mixed if the sides differ or are larger. A person under two GUIDs counts once a side.
-- needs: clock_seconds
create view record_rounds as
select
  r.id as round_id,
  r.server,
  r.match_id,
  r.round_number,
  r.source,
  r.played_at,
  r.duration_seconds,
  lower(r.map_name collate "C") as map_key,
  people.size,
  attack.side as attackers,
  attack.won as attackers_won,
  case when attack.won then attack.seconds end as attack_seconds,
  case attack.side when 1 then sides.axis when 2 then sides.allies end as attacking_team,
  case attack.side when 1 then sides.allies when 2 then sides.axis end as defending_team
from rounds r
join round_sides sides on sides.round_id = r.id
cross join lateral (
  select case when count(distinct axis) <> count(distinct allies) or count(distinct axis) > 6 then 'mixed'
    else count(distinct axis) || 'v' || count(distinct allies) end as size
  from unnest(sides.axis, sides.allies) as pair (axis, allies)
  having least(count(distinct axis), count(distinct allies)) >= 3
) as people
left join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number = 3 - r.round_number
cross join lateral (
  select
    coalesce(clock_seconds(r.time_limit), case when r.round_number = 2 then clock_seconds(other.actual_time) end) as seconds,
    nullif(clock_seconds(r.actual_time), 0) as actual,
    case when r.defender_team in (1, 2) and r.winner_team in (1, 2) then r.winner_team <> r.defender_team end as header_says
  offset 0 -- planned once, and not wherever one of these is used: planning takes longer than the work
) as given
cross join lateral (
  select case when given.seconds is null or given.actual <= given.seconds then given.actual end as seconds
  offset 0
) as trusted
cross join lateral (
  select
    trusted.seconds,
    case r.source
      when 'file' then coalesce(given.header_says, trusted.seconds < given.seconds)
      else coalesce(trusted.seconds < given.seconds, case when r.round_number = 1 then given.header_says end)
    end as won,
    3 - case
      when r.round_number = 1 and r.defender_team in (1, 2) then r.defender_team
      when r.round_number = 2 and other.defender_team in (1, 2) then other.defender_team
      when r.round_number = 2 and r.source = 'file' and r.defender_team in (1, 2) then r.defender_team
      when r.round_number = 1 and other.source = 'file' and other.defender_team in (1, 2) then other.defender_team
    end as side
  offset 0
) as attack
where r.is_valid and r.round_number in (1, 2) and r.duration_seconds >= 120;
