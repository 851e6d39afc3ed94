import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import { encountersOf } from './encounters.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';

/** Kills between a player and an opponent, over counted rounds whose endstats name both. */
export interface Opponent {
  guid: string;
  name: string | null;
  kills: number;
  deaths: number;
  rounds: number;
}

export interface NemesisAnswer {
  candidates: PlayerCandidate[];
  /** Players that the opponent's reference may mean. Empty if no opponent was requested. */
  opponents: PlayerCandidate[];
  /** The requested opponent, or the opponents with most kills, with most deaths, and with most of both. */
  met: Opponent[];
  /** Whether any endstats are stored. */
  endstats: boolean;
}

interface NemesisQuery {
  player: PlayerReference;
  /** The requested opponent. All opponents if undefined. */
  opponent: PlayerReference | undefined;
  most: number;
  viewer: Viewer;
}

/**
 * Returns a player's opponents in one round trip: `most` by kills, by deaths and by both, or the requested one. {@link encountersOf} says what
 * counts.
 */
export async function opponentsOf(db: Db, { player, opponent, most, viewer }: NemesisQuery): Promise<NemesisAnswer> {
  const one = (reference: PlayerReference) =>
    sql`with ${playerFound(reference, viewer)} select (select guid from chosen) as guid, ${candidatesAsJson} as candidates`;
  const [row] = await db.query<NemesisAnswer>(sql`
    with me as materialized (${one(player)}),
    other as materialized (${opponent ? one(opponent) : sql`select null::text as guid, '[]'::jsonb as candidates`}),
    ${encountersOf({
      person: sql`select guid from me`,
      personGuids: sql`select guids_of(guid) from me`,
      opponentGuids: opponent && sql`select guids_of(guid) from other`,
    })},
    met as (
      select guid, sum(kills)::int as kills, sum(deaths)::int as deaths, count(*)::int as rounds
      from encounters
      where guid not in (select hidden_from(${viewerId(viewer)}))
      group by guid
    ),
    shown as (
      (select * from met order by kills desc, deaths, guid limit ${most})
      union
      (select * from met order by deaths desc, kills, guid limit ${most})
      union
      (select * from met order by kills + deaths desc, guid limit ${most})
    )
    select me.candidates, other.candidates as opponents,
      (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('name', player_name(s.guid))), '[]') from shown s) as met,
      exists (select from round_versus) as endstats
    from me, other`);
  if (!row) throw new Error('The opponent query gave no row.');
  return { ...row, candidates: row.candidates.map(parseDates), opponents: row.opponents.map(parseDates) };
}
