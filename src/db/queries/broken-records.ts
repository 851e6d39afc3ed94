import type { RecordKind, RecordSide, RecordSize } from '../../domain/records.ts';
import { roundsBeforeBests } from '../../domain/records.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';

/** A record or an own best that a match broke. */
export interface BrokenRecord {
  isOwnBest: boolean;
  kind: RecordKind;
  side: RecordSide | 'both' | 'any';
  size: RecordSize | 'any';
  /** The map on which it was broken. */
  mapName: string;
  value: number;
  /** The player. Null for a side. */
  guid: string | null;
  holders: (string | null)[];
  beaten: number;
  /** Who held it before. Null for a side, and in own bests. */
  beatenName: string | null;
  /** The day on which the broken one was set, YYYY-MM-DD. */
  beatenDay: string;
}

/** How many records are read at most, and how many own bests. */
const most = 8;

/**
 * Returns an expression for what the rounds `asked.ids` broke, as a JSON list of {@link BrokenRecord}. What one of the rounds took from
 * another counts once. The first record of a board is no news, nor are own bests of players with few rounds.
 */
export function brokenAsJson(viewer: Viewer): Sql {
  const name = (guid: Sql) => sql`shown_name(${guid}, ${viewerId(viewer)})`;
  return sql`(
    select coalesce(json_agg(json_build_object(
      'isOwnBest', b.book <> '', 'kind', b.kind, 'side', b.side, 'size', b.size, 'guid', b.guid, 'value', b.value, 'beaten', b.was_value,
      'holders', (select json_agg(${name(sql`guid`)} order by guid) from (select distinct unnest(coalesce(b.team, array[b.guid])) as guid) as people),
      'beatenName', case when b.book = '' and b.was_guid is not null then ${name(sql`b.was_guid`)} end,
      'beatenDay', (select round_date from rounds where id = b.was_round),
      'mapName', (
        select coalesce(m.map_name, r.map_name)
        from rounds r left join maps m on m.map_key = lower(r.map_name collate "C")
        where r.id = b.round_id
      )
    ) order by b.book <> '', b.was_at, b.kind, b.side, b.guid), '[]')
    from (
      select *, row_number() over (partition by book <> '' order by was_at, kind, side, guid) as place from (
        select distinct on (r.book, r.map_key, r.side, r.size, r.kind) r.*,
          first_value(r.beaten_value) over board as was_value, first_value(r.beaten_guid) over board as was_guid,
          first_value(r.beaten_round_id) over board as was_round, first_value(r.beaten_at) over board as was_at,
          first_value(r.achieved_at) over board as was_first
        from records r
        where r.round_id = any (asked.ids)
        window board as (partition by r.book, r.map_key, r.side, r.size, r.kind order by r.achieved_at)
        order by r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at desc
      ) as best
      where was_value is not null and (book = '' or ${roundsBeforeBests} <= (
        select count(*) from (
          select from counted_player_rounds c
          where c.installation_guid = any (guids_of(book)) and c.played_at < was_first
          limit ${roundsBeforeBests}
        ) as earlier
      ))
    ) as b
    where place <= ${most}
  )`;
}
