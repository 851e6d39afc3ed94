/**
 * Creates temporary tables. `line_ups` assigns the players of a session to team 0 or 1 by a simple rule. Players who were more often on the
 * same side as the player with the most rounds are on that player's team, and team 0 began on Axis. `clear_evenings` are the sessions with
 * only one possible result. There every two players stood in at least nine of ten rounds as their teams say, and nobody joined after their
 * team's first player had left (as a third team would). `scores` has the points of both teams.
 */
export const teamsSql = `
  create temp table meetings as
  select a.session, a.guid as a, b.guid as b, sum(a.side = b.side) as same, count(*) as rounds
  from sides a join sides b on b.round = a.round group by 1, 2, 3;

  create temp table line_ups as
  with anchors as (
    select session, a as guid from (select *, row_number() over (partition by session order by rounds desc, a) as place from meetings where a = b)
    where place = 1
  ),
  halves as (
    select m.session, m.b as guid, 2 * same <= m.rounds as other from meetings m join anchors on anchors.session = m.session and anchors.guid = m.a
  ),
  axis as (
    select h.session, sum(case when s.side = 1 then 1 else -1 end) < 0 as turned
    from halves h join sides s on s.session = h.session and s.guid = h.guid
    where h.other = 0 and s.round = (select id from played p where p.session = h.session order by stamp, id limit 1)
    group by 1
  )
  select h.session, h.guid, case when a.turned then 1 - h.other else h.other end as team, m.rounds
  from halves h join axis a on a.session = h.session join meetings m on m.session = h.session and m.a = h.guid and m.b = h.guid;

  create temp table clear_evenings as
  with leaders as (
    select * from (select *, row_number() over (partition by session, team order by rounds desc, guid) as place from line_ups) where place = 1
  )
  select session from evenings e where counted > 1
    and (select count(distinct team) from line_ups l where l.session = e.session) = 2
    and (select count(*) from line_ups l where l.session = e.session) = e.players
    and not exists (
      select 1 from line_ups a join line_ups b on b.session = a.session
      join meetings m on m.session = a.session and m.a = a.guid and m.b = b.guid
      where a.session = e.session and case when a.team = b.team then m.same else m.rounds - m.same end < 0.9 * m.rounds
    )
    and not exists (
      select 1 from line_ups l join leaders on leaders.session = l.session and leaders.team = l.team
      where l.session = e.session and not exists (select 1 from meetings m where m.session = e.session and m.a = l.guid and m.b = leaders.guid)
    );

  create temp table scores as
  select session, sum(case first when 0 then points1 when 1 then points2 else 0 end) as team0,
    sum(case first when 0 then points2 when 1 then points1 else 0 end) as team1
  from (
    select m.session, m.points1, m.points2,
      (select sum(case when (s.side = m.attackers) = (s.round = m.round1) then 1 else -1 end * case l.team when 0 then 1 else -1 end) < 0
       from sides s join line_ups l on l.session = s.session and l.guid = s.guid where s.round in (m.round1, m.round2)) as first
    from matches m where points1 is not null
  )
  group by session;`;
