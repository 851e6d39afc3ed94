import type { Sql } from '../db.ts';
import { empty, sql } from '../db.ts';

interface Encounters {
  /** A select of the person's GUID. */
  person: Sql;
  /** A select of all GUIDs of the person. */
  personGuids: Sql;
  /** A select of all GUIDs of one opponent. All opponents if undefined. */
  opponentGuids?: Sql | undefined;
  /** A condition on the rounds. */
  condition?: Sql | undefined;
}

/**
 * Returns the common table expression `encounters` (round_id, guid, kills, deaths): how often the person killed each opponent, and was killed
 * by them, in every counted round whose endstats name both. If a round has both players' lists, the person's own list counts. Lines with a
 * name that could not be resolved within the round have no GUID, and are left out. Nobody is their own opponent, even under two GUIDs. Excluded people
 * meet nobody.
 */
export function encountersOf({ person, personGuids, opponentGuids, condition }: Encounters): Sql {
  const isOpponent = opponentGuids ? sql`= any ((${opponentGuids})::text[])` : sql`is not null`;
  const isPerson = sql`= any ((${personGuids})::text[])`;
  return sql`
    lists as (
      select v.round_id, coalesce(m.into_guid, v.opponent_guid) as guid, v.kills, v.deaths, 1 as own
      from round_versus v left join player_merges m on m.from_guid = v.opponent_guid
      where v.subject_guid ${isPerson} and v.opponent_guid ${isOpponent}
      union all
      select v.round_id, coalesce(m.into_guid, v.subject_guid), v.deaths, v.kills, 2
      from round_versus v left join player_merges m on m.from_guid = v.subject_guid
      where v.opponent_guid ${isPerson} and v.subject_guid ${isOpponent}
    ),
    counted_lists as (
      select l.round_id, l.guid, l.own, sum(l.kills) as kills, sum(l.deaths) as deaths
      from lists l join rounds r on r.id = l.round_id
      where r.is_valid and r.round_number in (1, 2) and l.guid <> (${person})
        and l.guid not in (select guid from excluded_people) and (${person}) not in (select guid from excluded_people) ${condition ? sql`and ${condition}` : empty}
      group by l.round_id, l.guid, l.own
    ),
    encounters as (
      select distinct on (round_id, guid) round_id, guid, kills, deaths from counted_lists order by round_id, guid, own
    )`;
}
