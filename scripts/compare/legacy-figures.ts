import { DatabaseSync } from 'node:sqlite';
import { totalsOver, views } from './legacy-views.ts';
import { rankings } from './rankings.ts';
import { clock, share, twoPlaces, whole } from './written.ts';

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

function unknown(what: string): never {
  throw new Error(`The legacy file says nothing about "${what}".`);
}
