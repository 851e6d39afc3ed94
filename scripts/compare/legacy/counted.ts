/** A list for SQL: the weapons that fire no bullets. */
export const notBullets = `'WS_KNIFE','WS_KNIFE_KBAR','WS_PANZERFAUST','WS_BAZOOKA','WS_FLAMETHROWER','WS_GRENADE','WS_MORTAR','WS_MORTAR2',
  'WS_DYNAMITE','WS_AIRSTRIKE','WS_ARTILLERY','WS_SATCHEL','WS_GRENADELAUNCHER','WS_LANDMINE','WS_SYRINGE'`;

const seconds = (text: string) =>
  `(cast(substr(${text}, 1, instr(${text}, ':') - 1) as integer) * 60 + cast(substr(${text}, instr(${text}, ':') + 1) as integer))`;

/** A break of more than an hour, or the first round after six in the morning once the session has lasted twelve hours. */
const begins = `(n.stamp - w.stamp) * 86400 > 3600.5 or n.since_six > 0 and (n.stamp - w.stamp) * 86400 > n.since_six - 0.5
      and (n.stamp - w.start) * 86400 - n.since_six > 12 * 3600 - 0.5`;

/** Returns the SQL of the sums per player over a relation with the columns of `counted`. */
export const totalsOver = (counted: string) => `
  select player_guid as guid, count(*) as rounds, sum(seconds) as seconds, sum(dead) as dead, sum(kills) as kills, sum(deaths) as deaths,
    sum(damage_given) as damage_given, sum(damage_received) as damage_received, sum(team_damage_given) as team_damage, sum(gibs) as gibs,
    sum(headshots) as headshots, sum(most_useful_kills) as useful, sum(revives_given) as revives, sum(times_revived) as revived,
    sum(denied) as denied, sum(double_kills + triple_kills + quad_kills + multi_kills + mega_kills) as multikills,
    sum(objectives_stolen + objectives_returned) as objectives, sum(xp) as xp, sum(kill_assists) as assists,
    sum(constructions) as constructions, sum(dynamites_planted) as dynamites, sum(grenades) as grenades,
    sum(hits) as hits, sum(shots) as shots, sum(bullet_headshots) as bullet_headshots
  from ${counted} group by player_guid`;

/**
 * Creates temporary tables: `own`, the player rows that belong to their round; `spelled`, how each map is spelled most often; `measured`, the
 * rounds with their sessions; `counted`, the player rows that count. The view `totals` sums over them.
 */
export const countedSql = `
  create temp table own as
  select p.* from player_comprehensive_stats p join rounds r on r.id = p.round_id
  where p.round_date = r.round_date and lower(p.map_name) = lower(r.map_name) and p.round_number = r.round_number;
  create index temp.own_rounds on own (round_id);

  create temp table spelled as
  select key, map_name from (
    select lower(map_name) as key, map_name, row_number() over (partition by lower(map_name) order by count(*) desc, map_name desc) as place
    from rounds where round_number in (1, 2) group by map_name
  ) where place = 1;

  create temp view stamped as
  select r.*, coalesce((select s.map_name from spelled s where s.key = lower(r.map_name)), r.map_name) as map, julianday(r.round_date || ' ' || substr(digits, 1, 2) || ':' || substr(digits, 3, 2) || ':' || substr(digits, 5, 2)) as stamp,
    ${seconds('r.actual_time')} as header, ${seconds('r.time_limit')} as full
  from (select *, replace(round_time, ':', '') as digits from rounds where round_number in (1, 2)) as r;

  create temp view timed as
  select r.*,
    coalesce((select m.seconds from measured_rounds m where m.round_id = r.id),
      case when header > 0 and header <= full then min(header, coalesce(nullif((select max(time_played_seconds)
      from own p where p.round_id = r.id and time_played_seconds <= header + 60), 0), header))
    else coalesce((select max(time_played_seconds) from own p where p.round_id = r.id), 0) end) as duration
  from stamped r;

  create temp table ordered as
  select row_number() over (order by stamp, id) as place, id, stamp,
    substr(digits, 1, 2) * 3600 + substr(digits, 3, 2) * 60 + substr(digits, 5, 2) - 6 * 3600 as since_six
  from stamped;
  create unique index temp.ordered_places on ordered (place);

  create temp table placed as
  with recursive walk (place, id, stamp, start, session) as (
    select place, id, stamp, stamp, 1 from ordered where place = 1
    union all
    select n.place, n.id, n.stamp, case when ${begins} then n.stamp else w.start end, w.session + (${begins})
    from walk w join ordered n on n.place = w.place + 1
  )
  select id, session from walk;
  create unique index temp.placed_rounds on placed (id);

  create temp table measured as
  select t.*, p.session from timed t join placed p on p.id = t.id;
  create unique index temp.measured_ids on measured (id);

  create temp table counted as
  select p.*, r.map, r.match_id, r.stamp, r.session, r.duration, weapons.hits, weapons.shots, weapons.bullet_headshots, weapons.grenades,
    case when time_played_seconds > 0 then time_played_seconds when team in (1, 2) and damage_given > 0 then duration else 0 end as seconds,
    min(max(time_dead_minutes * 60, 0),
      case when time_played_seconds > 0 then time_played_seconds when team in (1, 2) and damage_given > 0 then duration else 0 end) as dead,
    max(min(denied_playtime, duration), 0) as denied
  from own p
  join measured r on r.id = p.round_id
  left join (
    select round_id, player_guid,
      sum(case when weapon_name not in (${notBullets}) then hits else 0 end) as hits,
      sum(case when weapon_name not in (${notBullets}) then shots else 0 end) as shots,
      sum(case when weapon_name not in (${notBullets}) then headshots else 0 end) as bullet_headshots,
      sum(case when weapon_name = 'WS_GRENADE' then kills else 0 end) as grenades
    from weapon_comprehensive_stats group by 1, 2
  ) as weapons on weapons.round_id = p.round_id and weapons.player_guid = p.player_guid
  where r.duration >= 60
    and exists (select 1 from own a where a.round_id = r.id and a.team = 1 and a.time_played_seconds <= r.duration + 60)
    and exists (select 1 from own a where a.round_id = r.id and a.team = 2 and a.time_played_seconds <= r.duration + 60)
    and not exists (select 1 from own a where a.round_id = r.id and a.player_guid like 'OMNIBOT%')
    and (r.round_number = 1 or exists (select 1 from rounds f where f.match_id = r.match_id and f.round_number = 1))
    and p.time_played_seconds <= r.duration + 60;

  create index temp.counted_players on counted (player_guid, stamp);
  create index temp.counted_sessions on counted (session);

  create temp view totals as ${totalsOver('counted')};`;

/** A row of {@link totalsOver}. */
export type Sums = { guid: string } & Record<
  | 'rounds'
  | 'seconds'
  | 'dead'
  | 'kills'
  | 'deaths'
  | 'damage_given'
  | 'damage_received'
  | 'gibs'
  | 'headshots'
  | 'useful'
  | 'revives'
  | 'revived'
  | 'denied'
  | 'multikills'
  | 'objectives'
  | 'xp'
  | 'constructions'
  | 'dynamites'
  | 'hits'
  | 'shots'
  | 'bullet_headshots',
  number
>;
