import type { LegacyFile } from '../legacy/file.ts';
import { clock, nameStart, whole } from '../written.ts';

interface Broken {
  kind: string;
  value: number;
  map: string;
  guid: string | null;
}

const isClock = new Set(['Denied time', 'Fastest attack', 'Longest hold', 'Closest map']);

/** The names by which records are sorted where they fell at the same time. */
const sortedAs = `case kind when 'Kills' then 'kills' when 'Damage' then 'damage' when 'DPM' then 'dpm' when 'Revives' then 'revives'
  when 'Headshot kills' then 'headshot_kills' when 'Gibs' then 'gibs' when 'Useful kills' then 'useful_kills' when 'Denied time' then 'denied_playtime'
  when 'Spree' then 'best_spree' when 'Fastest attack' then 'fastest_attack' when 'Longest hold' then 'longest_hold' else 'closest_map' end`;

const write = (file: LegacyFile, { kind, value, guid }: Broken) =>
  [
    kind,
    isClock.has(kind) ? clock(value) : whole(value),
    ...(guid === null ? [] : [nameStart(file.nameOf(guid))]),
  ].join(' ');

/** Returns the SQL of the best row of a session on each board with the best one before the session. */
const betterOf = (table: string, board: string, score: string) => `
  span as materialized (select began, over from evenings where session = ?),
  during as materialized (
    select d.*, row_number() over (partition by ${board} order by ${score} desc, stamp, match_id, round_number, guid) as place
    from ${table} d, span where stamp between began and over
  ),
  best as materialized (
    select ${board}, max(${score}) as top
    from ${table}, span where stamp < began and (${board}) in (select ${board} from during) group by ${board}
  ),
  before as materialized (
    select ${board}, top, min(stamp) as was_at
    from best join ${table} using (${board}), span where stamp < began and ${score} = top group by ${board}
  ),
  better as (
    select d.*, b.top, b.was_at from during d join before b using (${board})
    where d.place = 1 and d.${score} > b.top
  )`;

/** The session's best of each board that was better than the best before it; those first whose record had stood longest. At most five. */
export function recordsOf(file: LegacyFile, session: number): string[] {
  return file
    .rows<Broken>(
      `with ${betterOf('marks', 'map, side, size, kind', 'score')}
       select kind, value, map, guid from better order by was_at, ${sortedAs}, side, guid limit 5`,
      session,
    )
    .map((one) => `${write(file, one)} ${nameStart(one.map)}`);
}

/** Everybody's best of the session that was better than all they did before, if they had played twenty rounds; the oldest first, by player. */
export function bestsOf(file: LegacyFile, session: number): string[][] {
  const broken = file.rows<Broken & { guid: string }>(
    `with ${betterOf('(select * from did where value > 0)', 'guid, kind', 'value')}
     select kind, value, map, guid from better
     where 20 <= (
       select count(*) from counted c where c.player_guid = better.guid and c.stamp < (
         select min(e.stamp) from during e where e.guid = better.guid and e.kind = better.kind and e.value > better.top
       )
     )
     order by was_at, ${sortedAs}, guid limit 8`,
    session,
  );
  const byPlayer = Map.groupBy(broken, ({ guid }) => guid);
  return [...byPlayer.values()].map((own) => own.slice(0, 3).map((one) => write(file, one)));
}
