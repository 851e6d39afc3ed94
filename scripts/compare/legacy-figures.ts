import { DatabaseSync } from 'node:sqlite';

/**
 * The bot's figures once more, by plain SQL on the legacy SQLite file: no query, formula or formatting of the bot's own is used,
 * so that an agreement says something. Texts are as the bot writes them.
 */
export function openFigures(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec(views);
  const rows = <Row>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[];
  return {
    close: () => db.close(),
    /** Lines `rank name value` of the first page, all time. */
    leaderboard(key: string): string[] {
      const { value, order = 'desc', write, least } = rankings[key] ?? unknown(key);
      const ranked = rows<{ rank: number; guid: string; value: number }>(
        `select rank() over (order by value ${order}) as rank, guid, value
         from (select *, ${value} as value from totals where rounds >= ${least})
         where value is not null
         order by value ${order}, rounds desc, guid limit 10`,
      );
      return ranked.map((row) => `${row.rank} ${nameOf(row.guid)} ${write(row.value)}`);
    },
    /** Guids of the players with the most rounds. */
    busiest: (count: number) =>
      rows<{ guid: string }>('select guid from totals order by rounds desc, guid limit ?', count).map(
        ({ guid }) => guid,
      ),
    /** What /stats says, part by part. */
    stats(guid: string): Record<string, string> {
      const t = rows<Totals>('select * from totals where guid = ?', guid)[0] ?? unknown(guid);
      const rank = (value: string, least: number) =>
        rows<{ rank: number }>(
          `select rank from (select guid, rank() over (order by ${value} desc) as rank from totals where rounds >= ?) where guid = ?`,
          least,
          guid,
        )[0]?.rank;
      const weapons = rows<{ weapon_name: string; kills: number; hits: number; shots: number }>(
        `select weapon_name, sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots
         from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
         where w.player_guid = ? group by 1 having sum(w.kills) > 0 order by 2 desc, 4 desc, weapon_name limit 3`,
        guid,
      );
      const latest = rows<{ kills: number; deaths: number; damage_given: number; seconds: number }>(
        'select kills, deaths, damage_given, seconds from counted where player_guid = ? order by stamp desc limit 3',
        guid,
      );
      return {
        name: nameOf(guid),
        'K/D': twoPlaces(t.deaths ? t.kills / t.deaths : t.kills),
        DPM: whole((60 * t.damage_given) / t.seconds),
        rounds: whole(t.rounds),
        kills: whole(t.kills),
        deaths: whole(t.deaths),
        efficiency: share(t.kills, t.kills + t.deaths),
        given: whole(t.damage_given),
        received: whole(t.damage_received),
        ratio: twoPlaces(t.damage_given / Math.max(1, t.damage_received)),
        accuracy: share(t.hits, t.shots),
        headshots: whole(t.headshots),
        'headshot share': share(t.bullet_headshots, t.hits),
        weapons: weapons
          .map(({ kills, hits, shots }) => `${whole(kills)}${shots ? ` ${share(hits, shots)}` : ''}`)
          .join(', '),
        ranks: [rank('kills', 11), rank('60.0 * damage_given / seconds', 51)]
          .map((place) => (place ? `#${place}` : '–'))
          .join(' '),
        latest: latest
          .map(
            (row) => `${row.kills}/${row.deaths} ${row.seconds ? whole((60 * row.damage_given) / row.seconds) : '–'}`,
          )
          .join(', '),
      };
    },
    /** What /last says of each player, by name: three lines. */
    last(): Map<string, string[]> {
      const players = rows<Totals & { guid: string }>(
        `select * from (${totalsOver('counted where session = (select max(session) from counted)')})`,
      );
      return new Map(
        players.map((t) => [
          nameOf(t.guid),
          [
            `${t.kills}K ${t.deaths}D ${t.gibs}G · K/D ${twoPlaces(t.deaths ? t.kills / t.deaths : t.kills)} · DPM ${t.seconds ? whole((60 * t.damage_given) / t.seconds) : '–'} · dmg ${whole(t.damage_given)}/${whole(t.damage_received)}`,
            `acc ${share(t.hits, t.shots)} (${whole(t.hits)}/${whole(t.shots)}) · HS ${whole(t.headshots)} (${share(t.bullet_headshots, t.hits)}) · useful ${t.useful} · rev ${t.revives}/${t.revived}`,
            `played ${clock(t.seconds)} · dead ${clock(t.dead)} · denied ${clock(t.denied)} · multikills ${t.multikills}`,
          ],
        ]),
      );
    },
  };

  function nameOf(guid: string): string {
    const [newest] = rows<{ name: string }>(
      'select alias as name from player_aliases where guid = ? order by last_seen desc limit 1',
      guid,
    );
    const [seeded] = rows<{ name: string }>(
      `select coalesce(clean_name, player_name) as name from player_comprehensive_stats p join rounds r on r.id = p.round_id
       where player_guid = ? order by r.round_date desc, replace(r.round_time, ':', '') desc limit 1`,
      guid,
    );
    const name = newest?.name ?? seeded?.name ?? unknown(guid);
    return name
      .replace(/\^[^^]/gu, '')
      .replace(/\p{Cf}|\p{Cc}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

type Totals = Record<
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
  | 'hits'
  | 'shots'
  | 'bullet_headshots',
  number
>;

const notBullets = `'WS_KNIFE','WS_KNIFE_KBAR','WS_PANZERFAUST','WS_BAZOOKA','WS_FLAMETHROWER','WS_GRENADE','WS_MORTAR','WS_MORTAR2',
  'WS_DYNAMITE','WS_AIRSTRIKE','WS_ARTILLERY','WS_SATCHEL','WS_GRENADELAUNCHER','WS_LANDMINE','WS_SYRINGE'`;

const seconds = (text: string) =>
  `(cast(substr(${text}, 1, instr(${text}, ':') - 1) as integer) * 60 + cast(substr(${text}, instr(${text}, ':') + 1) as integer))`;

const totalsOver = (counted: string) => `
  select player_guid as guid, count(*) as rounds, sum(seconds) as seconds, sum(dead) as dead, sum(kills) as kills, sum(deaths) as deaths,
    sum(damage_given) as damage_given, sum(damage_received) as damage_received, sum(team_damage_given) as team_damage, sum(gibs) as gibs,
    sum(headshots) as headshots, sum(most_useful_kills) as useful, sum(revives_given) as revives, sum(times_revived) as revived,
    sum(denied) as denied, sum(double_kills + triple_kills + quad_kills + multi_kills + mega_kills) as multikills,
    sum(objectives_stolen + objectives_returned) as objectives, sum(xp) as xp, sum(kill_assists) as assists,
    sum(constructions) as constructions, sum(dynamites_planted) as dynamites, sum(grenades) as grenades,
    sum(hits) as hits, sum(shots) as shots, sum(bullet_headshots) as bullet_headshots
  from ${counted} group by player_guid`;

const views = `
  create temp view stamped as
  select r.*, julianday(r.round_date || ' ' || substr(digits, 1, 2) || ':' || substr(digits, 3, 2) || ':' || substr(digits, 5, 2)) as stamp,
    ${seconds('r.actual_time')} as header, ${seconds('r.time_limit')} as full
  from (select *, replace(round_time, ':', '') as digits from rounds where round_number in (1, 2)) as r;

  create temp view measured as
  select r.id, r.round_number, r.match_id, r.stamp,
    case when header > 0 and header <= full then min(header, coalesce(nullif((select max(time_played_seconds)
      from player_comprehensive_stats p where p.round_id = r.id and time_played_seconds <= header + 60), 0), header))
    else coalesce((select max(time_played_seconds) from player_comprehensive_stats p where p.round_id = r.id), 0) end as duration
  from stamped r;

  create temp view valid as
  select m.*, 1 + sum(new) over (order by stamp, id) as session
  from (select *, coalesce((stamp - lag(stamp) over (order by stamp, id)) * 86400 > 3600.5, 0) as new from measured) as m;

  create temp view counted as
  select p.*, r.stamp, r.session, r.duration, weapons.hits, weapons.shots, weapons.bullet_headshots, weapons.grenades,
    case when time_played_seconds > 0 then time_played_seconds when team in (1, 2) and damage_given > 0 then duration else 0 end as seconds,
    min(max(time_dead_minutes * 60, 0),
      case when time_played_seconds > 0 then time_played_seconds when team in (1, 2) and damage_given > 0 then duration else 0 end) as dead,
    max(min(denied_playtime, duration), 0) as denied
  from player_comprehensive_stats p
  join valid r on r.id = p.round_id
  left join (
    select round_id, player_guid,
      sum(case when weapon_name not in (${notBullets}) then hits else 0 end) as hits,
      sum(case when weapon_name not in (${notBullets}) then shots else 0 end) as shots,
      sum(case when weapon_name not in (${notBullets}) then headshots else 0 end) as bullet_headshots,
      sum(case when weapon_name = 'WS_GRENADE' then kills else 0 end) as grenades
    from weapon_comprehensive_stats group by 1, 2
  ) as weapons on weapons.round_id = p.round_id and weapons.player_guid = p.player_guid
  where r.duration >= 60
    and exists (select 1 from player_comprehensive_stats a where a.round_id = r.id and a.team = 1)
    and exists (select 1 from player_comprehensive_stats a where a.round_id = r.id and a.team = 2)
    and not exists (select 1 from player_comprehensive_stats a where a.round_id = r.id and a.player_guid like 'OMNIBOT%')
    and (r.round_number = 1 or exists (select 1 from rounds f where f.match_id = r.match_id and f.round_number = 1))
    and p.time_played_seconds <= r.duration + 60;

  create temp view totals as ${totalsOver('counted')};`;

interface Ranking {
  value: string;
  order?: 'asc';
  write: (value: number) => string;
  least: number;
}

const sum = (value: string): Ranking => ({ value, write: whole, least: 11 });
const rate = (value: string, write: (value: number) => string): Ranking => ({
  value: `1.0 * ${value}`,
  write,
  least: 51,
});
const onePlace = (value: number) => `${value.toFixed(1)} %`;

const rankings: Record<string, Ranking> = {
  kills: sum('kills'),
  kd: rate('kills / case deaths when 0 then 1 else deaths end', twoPlaces),
  dpm: rate('60 * damage_given / nullif(seconds, 0)', whole),
  accuracy: rate('100 * hits / nullif(shots, 0)', onePlace),
  headshots: sum('headshots'),
  games: sum('rounds'),
  revives: sum('revives'),
  gibs: sum('gibs'),
  objectives: sum('objectives'),
  efficiency: rate('100 * kills / nullif(kills + deaths, 0)', onePlace),
  teamwork: { ...rate('100 * team_damage / nullif(damage_given, 0)', onePlace), order: 'asc' },
  multikills: sum('multikills'),
  grenades: sum('grenades'),
  xp: sum('xp'),
  useful_kills: sum('useful'),
  denied_playtime: { ...sum('denied'), write: long },
  assists: sum('assists'),
  damage_ratio: rate('damage_given / max(damage_received, 1)', twoPlaces),
  frag_potential: rate('60 * damage_given / max(seconds - dead, 1)', whole),
  survival: rate('max(0, min(100, 100 * (seconds - dead) / nullif(seconds, 0)))', onePlace),
  constructions: sum('constructions'),
  dynamites: sum('dynamites'),
  playtime: { ...sum('seconds'), write: long },
};

function whole(value: number): string {
  const text = String(Math.round(value));
  return text.length > 4 ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text;
}

function twoPlaces(value: number): string {
  return value.toFixed(2);
}

function share(part: number, of: number): string {
  return of === 0 ? '–' : onePlace((100 * part) / of);
}

function clock(value: number): string {
  const s = Math.round(value);
  const tail = `${String(Math.floor(s / 60) % 60).padStart(s >= 3600 ? 2 : 1, '0')}:${String(s % 60).padStart(2, '0')}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${tail}` : tail;
}

function long(value: number): string {
  const minutes = Math.floor(value / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${whole(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

function unknown(what: string): never {
  throw new Error(`The legacy file says nothing about "${what}".`);
}
