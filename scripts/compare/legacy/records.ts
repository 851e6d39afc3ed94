/**
 * Creates temporary tables. `fielded` are the rounds in which records are set: two minutes and three people a side. `marks` is all that could
 * be a record, with the greater `score` the better; of the old bot's rounds 2 only what it stored rightly. `first_marks` are those that were
 * better than all before them, with the record that they beat.
 */
export const recordsSql = `
  create temp table fielded as
  select m.id, m.map, m.match_id, m.round_number, m.stamp, m.duration, m.round_date as day, p.beaten,
    case when p.beaten and m.header > 0 and m.header <= m.full then m.header end as took,
    3 - coalesce((select f.defender_team from rounds f where f.match_id = m.match_id and f.round_number = 1), m.defender_team) as attackers,
    case when sizes.axis = sizes.allies and sizes.axis <= 6 then sizes.axis || 'v' || sizes.allies else 'mixed' end as size
  from measured m
  join played p on p.id = m.id
  join (
    select round_id, count(distinct player_guid) filter (where team = 1) as axis, count(distinct player_guid) filter (where team = 2) as allies
    from counted group by round_id
  ) as sizes on sizes.round_id = m.id
  where m.duration >= 120 and sizes.axis >= 3 and sizes.allies >= 3;

  create temp table did as
  select f.*, c.player_guid as guid, case when c.team = f.attackers then 'attack' else 'defence' end as side, k.kind,
    case k.kind
      when 'Kills' then c.kills when 'Damage' then c.damage_given when 'Revives' then c.revives_given when 'Gibs' then c.gibs
      when 'DPM' then case when c.seconds >= 300 then cast(round(60.0 * c.damage_given / c.seconds) as integer) end
      when 'Headshot kills' then c.headshot_kills when 'Useful kills' then c.most_useful_kills
      when 'Denied time' then c.denied when 'Spree' then c.killing_spree_best
    end as value
  from fielded f
  join counted c on c.round_id = f.id and c.team in (1, 2)
  join (
    select 'Kills' as kind, 1 as is_right union all select 'Damage', 1 union all select 'DPM', 1 union all select 'Gibs', 1
    union all select 'Revives', 0 union all select 'Headshot kills', 0 union all select 'Useful kills', 0
    union all select 'Denied time', 0 union all select 'Spree', 0
  ) as k on k.is_right or f.round_number = 1 or exists (select * from measured_rounds);

  create temp table marks as
  select map, side, size, kind, value, value as score, stamp, day, match_id, round_number, guid from did where value > 0
  union all
  select map, 'attack', size, 'Fastest attack', took, -took, stamp, day, match_id, round_number, null from fielded where took is not null
  union all
  select map, 'defence', size, 'Longest hold', duration, duration, stamp, day, match_id, round_number, null from fielded where not beaten
  union all
  select s.map, 'both', case when f.size = s.size then s.size else 'mixed' end, 'Closest map', f.took - s.took, s.took - f.took, s.stamp, s.day,
    s.match_id, 2, null
  from fielded s join fielded f on f.match_id = s.match_id and f.round_number = 1
  where s.round_number = 2 and f.took > s.took;
  create index temp.did_players on did (guid, kind, stamp);
  create index temp.did_times on did (stamp);
  create index temp.marks_boards on marks (map, side, size, kind, stamp);
  create index temp.marks_times on marks (stamp);

  create temp table standing as
  select * from (
    select *, row_number() over (
      partition by map, side, size, kind order by score desc, stamp, match_id, round_number, guid
    ) as place
    from marks
  ) where place = 1;`;
