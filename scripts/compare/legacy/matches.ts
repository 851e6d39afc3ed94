/**
 * Creates temporary tables. `evenings` are the gaming sessions. `played` are the rounds that count. `matches` are maps with the points of
 * the first and the second attackers: 2–0, 0–2 or 1–1, null while a round is missing. `sides` says who played on which side in a round, and
 * whether that side won the map.
 */
export const matchesSql = `
  create temp table played as
  select m.*, case when header > 0 and header <= full then header < full
    when round_number = 1 and winner_team in (1, 2) and defender_team in (1, 2) then winner_team <> defender_team else 0 end as beaten
  from measured m where id in (select round_id from counted);

  create temp table evenings as
  select session, date, began, over, rounds, counted, maps, players, rank() over (partition by date order by began) as number
  from (
    select session, min(stamp) as began, max(stamp) as over, count(*) as rounds,
      (select round_date from measured f where f.session = m.session order by stamp, id limit 1) as date,
      (select count(*) from played p where p.session = m.session) as counted,
      (select count(distinct match_id) from played p where p.session = m.session) as maps,
      (select count(distinct player_guid) from counted c where c.session = m.session) as players
    from measured m group by session
  );

  create temp table matches as
  select a.match_id, a.map as map_name, a.session, a.stamp, a.id as round1, b.id as round2, case when a.defender_team in (1, 2) then 3 - a.defender_team end as attackers,
    a.beaten as beaten1, b.beaten as beaten2, a.header as time1, b.header as time2, a.full as limit1, b.full as limit2,
    case when b.id is null then null when b.beaten then 0 when a.beaten then 2 else 1 end as points1,
    case when b.id is null then null when b.beaten then 2 when a.beaten then 0 else 1 end as points2
  from played a left join played b on b.match_id = a.match_id and b.round_number = 2
  where a.round_number = 1;

  create temp table sides as
  select c.session, c.stamp, c.round_id as round, c.player_guid as guid, c.team as side, c.kills, c.deaths,
    m.points1 is not null and m.attackers is not null as decided,
    m.attackers is not null and coalesce(case when (c.round_number = 1) = (c.team = m.attackers) then m.points1 else m.points2 end = 2, 0) as won
  from counted c left join matches m on c.round_id in (m.round1, m.round2)
  where c.team in (1, 2);
  create index temp.sides_rounds on sides (round, side);`;
