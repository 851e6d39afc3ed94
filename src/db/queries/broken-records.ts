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
  value: number;
  holders: (string | null)[];
  beaten: number;
  /** Who held it before. Null for a side, and in own bests. */
  beatenName: string | null;
  /** The day on which the broken one was set, YYYY-MM-DD. */
  beatenDay: string;
}

/** At most so many are asked for. */
const most = 8;

/**
 * Returns an expression for what the match in `asked` (see matchAsJson) broke, as a JSON list of {@link BrokenRecord}. What one of its rounds
 * took from the other counts once. The first record of a board is no news, nor are own bests of players with few rounds.
 */
export function brokenAsJson(viewer: Viewer): Sql {
  const name = (guid: Sql) => sql`shown_name(${guid}, ${viewerId(viewer)})`;
  return sql`(
    select coalesce(json_agg(json_build_object(
      'isOwnBest', b.book <> '', 'kind', b.kind, 'side', b.side, 'size', b.size, 'value', b.value, 'beaten', b.was_value,
      'holders', (select json_agg(${name(sql`guid`)} order by guid) from (select distinct unnest(coalesce(b.team, array[b.guid])) as guid) as people),
      'beatenName', case when b.book = '' and b.was_guid is not null then ${name(sql`b.was_guid`)} end,
      'beatenDay', (select round_date from rounds where id = b.was_round)
    ) order by b.book <> '', b.was_at, b.kind, b.side, b.guid), '[]')
    from (
      select * from (
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
      order by book <> '', was_at, kind, side, guid
      limit ${most}
    ) as b
  )`;
}
