import { mapKey } from '../../domain/maps.ts';
import type { RecordKind, RecordSide, RecordSize } from '../../domain/records.ts';
import { recordKinds } from '../../domain/records.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { likeLiteral } from '../like.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';

/** A record that stands, and the one that it beat. */
export interface StandingRecord {
  kind: RecordKind;
  side: RecordSide | 'both' | 'any';
  size: RecordSize | 'any';
  mapName: string;
  value: number;
  /** The names of its holders as the viewer may see them: one player, or a side. */
  holders: (string | null)[];
  /** The day of its round, YYYY-MM-DD. */
  day: string;
  /** When its round ended, as ISO 8601 with any offset. */
  at: string;
  beaten: { value: number; holders: (string | null)[]; day: string } | null;
}

/** Which records are asked for. What is left out may be anything. */
export interface RecordFilter {
  map?: string | undefined;
  side?: RecordSide | undefined;
  size?: RecordSize | undefined;
}

export interface Records {
  /** The map's most frequent spelling. Null if no map was asked for, or nobody has played it. */
  mapName: string | null;
  records: StandingRecord[];
}

/** Returns an expression for the names of people (an array of GUIDs, or null) as a JSON list, each person once. */
function namesOf(guids: Sql, viewer: Viewer): Sql {
  return sql`(
    select coalesce(json_agg(
      case when guid in (select hidden_from(${viewerId(viewer)})) then 'hidden player' else player_name(guid) end order by place
    ), '[]')
    from (select guid, min(place) as place from unnest(${guids}) with ordinality as u (guid, place) group by guid) as people
  )`;
}

/** Returns an expression for a selection of `records` as a JSON list of {@link StandingRecord} in this order. */
export function recordsAsJson(selection: Sql, order: Sql, viewer: Viewer): Sql {
  return sql`(
    select coalesce(json_agg(json_build_object(
      'kind', r.kind, 'side', r.side, 'size', r.size, 'mapName', coalesce(m.map_name, played.map_name), 'value', r.value,
      'holders', ${namesOf(sql`coalesce(r.team, array[r.guid])`, viewer)}, 'day', played.round_date, 'at', r.achieved_at,
      'beaten', case when r.beaten_value is not null then json_build_object(
        'value', r.beaten_value, 'day', before.round_date,
        'holders', ${namesOf(
          sql`coalesce((
            select b.team from records b
            where (b.book, b.map_key, b.side, b.size, b.kind, b.achieved_at) = (r.book, r.map_key, r.side, r.size, r.kind, r.beaten_at)
          ), array[r.beaten_guid])`,
          viewer,
        )}
      ) end
    ) order by ${order}), '[]')
    from (${selection}) as r
    join rounds played on played.id = r.round_id
    left join maps m on m.map_key = lower(played.map_name collate "C")
    left join rounds before on before.id = r.beaten_round_id
  )`;
}

const kinds = [...recordKinds] as string[];
const inOrderOfKinds = sql`array_position(${kinds}::text[], r.kind::text)`;
const newestFirst = sql`r.beaten_value is null, r.achieved_at desc, ${inOrderOfKinds}, r.side, r.size`;

const standing = ({ map, side, size }: RecordFilter) => sql`
  book = '' and held_until is null
  and (${map === undefined ? null : mapKey(map)}::text is null or map_key = ${map === undefined ? null : mapKey(map)})
  and (${side ?? null}::text is null or side in (${side ?? null}, 'both'))
  and (${size ?? null}::text is null or size = ${size ?? null})`;

/**
 * Returns the record of each kind on a map, the best of the sides and sizes that fit; or without a map the newest records. One round trip.
 */
export async function recordsOn(
  db: Db,
  filter: RecordFilter,
  { viewer, most }: { viewer: Viewer; most: number },
): Promise<Records> {
  const best = sql`
    select distinct on (kind) * from records where ${standing(filter)}
    order by kind, record_score(kind, value) desc, achieved_at, side, size`;
  const newest = sql`
    select * from records where ${standing(filter)}
    order by beaten_value is null, achieved_at desc, kind, side, size limit ${most}`;
  const isMap = filter.map !== undefined;
  const [row] = await db.query<Records>(sql`
    select (select map_name from maps where map_key = ${mapKey(filter.map ?? '')}) as map_name,
      ${recordsAsJson(isMap ? best : newest, isMap ? inOrderOfKinds : newestFirst, viewer)} as records`);
  return row ?? { mapName: null, records: [] };
}

/** Returns all records that stand on a map, of every side and team size, in one round trip. */
export async function boardsOn(db: Db, map: string, viewer: Viewer): Promise<StandingRecord[]> {
  const all = sql`select * from records where ${standing({ map })}`;
  const [row] = await db.query<Pick<Records, 'records'>>(sql`
    select ${recordsAsJson(all, sql`r.size, ${inOrderOfKinds}, r.side`, viewer)} as records`);
  return row?.records ?? [];
}

export interface RecordsOfPlayer extends Records {
  candidates: PlayerCandidate[];
  /** The player's own bests, wherever they were set. */
  bests: StandingRecord[];
  /** How many records the player holds. Of these, `records` are the newest. */
  held: number;
}

/** Returns the records that a player holds, and the own bests, in one round trip. Returns only the candidates if there are several. */
export async function recordsOf(
  db: Db,
  reference: PlayerReference,
  { filter, viewer, most }: { filter: RecordFilter; viewer: Viewer; most: number },
): Promise<RecordsOfPlayer> {
  const theirs = sql`from records where guid = (select guid from chosen) and ${standing(filter)}`;
  const [row] = await db.query<RecordsOfPlayer>(sql`
    with ${playerFound(reference, viewer)}
    select ${candidatesAsJson} as candidates, (select map_name from maps where map_key = ${mapKey(filter.map ?? '')}) as map_name,
      (select count(*)::int ${theirs}) as held,
      ${recordsAsJson(sql`select * ${theirs} order by beaten_value is null, achieved_at desc, kind, side, size limit ${most}`, newestFirst, viewer)} as records,
      ${recordsAsJson(
        sql`select * from records where book = (select guid from chosen) and held_until is null`,
        inOrderOfKinds,
        viewer,
      )} as bests`);
  if (!row) throw new Error('The statement returns one row.');
  return { ...row, candidates: row.candidates.map(parseDates) };
}

/** Returns maps that have records and fit what was typed, those with the newest records first, as they are spelled most often. */
export async function mapsWithRecords(db: Db, typed: string): Promise<{ mapName: string; records: number }[]> {
  return db.query(sql`
    select m.map_name, count(*)::int as records
    from records r join maps m using (map_key)
    where r.book = '' and r.held_until is null and r.map_key like ${`%${likeLiteral(mapKey(typed.trim()))}%`}
    group by m.map_name
    order by max(r.achieved_at) desc, m.map_name
    limit 25`);
}
