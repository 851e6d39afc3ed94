import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';

/** A player's rounds on a map, by the rule of record_rounds: of two minutes and more, with three a side. */
export interface MapOfPlayer {
  mapName: string;
  rounds: number;
  attacks: number;
  attacksWon: number;
  defences: number;
  defencesWon: number;
}

/** Somebody who stood on the same side. */
export interface Partner {
  guid: string;
  name: string | null;
  rounds: number;
  /** Rounds together on maps that were won, and on maps that were decided. */
  won: number;
  decided: number;
}

export interface PlayerPlaces {
  maps: MapOfPlayer[];
  /** Those with most rounds together first. */
  partners: Partner[];
}

/** Returns the people to whom GUIDs belong: themselves, or those into whom they were merged. */
export async function peopleOf(db: Db, guids: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ person: string }>(sql`
    select person_of(guid) as person from unnest(${[...guids]}::text[]) with ordinality as asked (guid, place) order by place`);
  return rows.map(({ person }) => person);
}

/** Returns on which maps and with whom a player played, in one round trip. */
export async function playerPlaces(
  db: Db,
  guid: string,
  { viewer, most }: { viewer: Viewer; most: number },
): Promise<PlayerPlaces> {
  const half = (own: 'a' | 'b') =>
    own === 'a'
      ? sql`select guid_b as guid, rounds, wins, losses, draws from pair_totals where guid_a = (select guid from person) and guid_a <> guid_b`
      : sql`select guid_a as guid, rounds, wins, losses, draws from pair_totals where guid_b = (select guid from person) and guid_a <> guid_b`;
  const [row] = await db.query<PlayerPlaces>(sql`
    with person as materialized (select person_of(${guid}) as guid),
    played as materialized (
      select r.map_key, r.attackers_won, person.guid = any (r.attacking_team) as attacks
      from person cross join record_rounds r
      where r.round_id = any (array(
          select c.round_id from counted_player_rounds c where c.installation_guid = any ((select guids_of(person.guid) from person)::text[])
        ))
        and r.attackers_won is not null and (person.guid = any (r.attacking_team)) <> (person.guid = any (r.defending_team))
    )
    select
      (
        select coalesce(json_agg(to_json(m) order by m.rounds desc, m.map_name), '[]')
        from (
          select coalesce(maps.map_name, p.map_key) as map_name, count(*)::int as rounds,
            count(*) filter (where attacks)::int as attacks, count(*) filter (where attacks and attackers_won)::int as attacks_won,
            count(*) filter (where not attacks)::int as defences,
            count(*) filter (where not attacks and not attackers_won)::int as defences_won
          from played p left join maps using (map_key)
          group by 1
        ) as m
      ) as maps,
      (
        select coalesce(json_agg(json_build_object(
          'guid', t.guid, 'name', player_name(t.guid), 'rounds', t.rounds, 'won', t.wins, 'decided', t.wins + t.losses + t.draws
        ) order by t.rounds desc, t.guid), '[]')
        from (
          select * from (${half('a')} union all ${half('b')}) as pairs
          where guid not in (select hidden_from(${viewerId(viewer)}))
          order by rounds desc, guid limit ${most}
        ) as t
      ) as partners`);
  return row ?? { maps: [], partners: [] };
}
