import type { Duel } from '../../domain/rivalry.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesBySlot, parseDates, playersFound } from './find-player.ts';
import type { LocalTime, Period } from './period.ts';
import { boundsOf } from './period.ts';
import type { PlayerReference } from './player-matches.ts';

/** How two players met, from the view of the first. */
export interface Rivals {
  /** Kills on each other. */
  duel: Duel;
  /** Rounds and maps on opposite sides. `won` and `lost` are the first player's. */
  against: Record<'rounds' | 'won' | 'lost' | 'drawn', number>;
  /** Rounds on one side, and maps of which both rounds count. */
  together: Record<'rounds' | 'won' | 'decided', number>;
  /** Rounds on opposite sides whose endstats name somebody who may be one of the two, and nobody knows whom. */
  unresolved: number;
  /** Rounds on opposite sides without endstats. */
  withoutEndstats: number;
  /** The latest maps on opposite sides, newest first. */
  latest: Meeting[];
  /** The weapons of each with most kills in the rounds on opposite sides. Endstats do not say who was killed with what. */
  weapons: [RivalWeapon[], RivalWeapon[]];
}

/** A map on which two players stood on opposite sides. */
export interface Meeting {
  mapName: string;
  /** The day in the community's zone, YYYY-MM-DD. */
  day: string;
  /** Points of both by the stopwatch rule. Null if the map is undecided, or if they changed team in it. */
  points: [number, number] | null;
  /** Kills on each other in these rounds. Null without endstats that name both. */
  kills: number | null;
  deaths: number | null;
}

export interface RivalWeapon {
  weaponName: string;
  kills: number;
}

export interface RivalsAnswer {
  /** Players that each reference may mean. */
  first: PlayerCandidate[];
  second: PlayerCandidate[];
  rivals: Rivals;
}

interface RivalsQuery {
  period: Period;
  clock: LocalTime;
  viewer: Viewer;
  /** The most meetings and weapons. */
  most: { meetings: number; weapons: number };
}

/** Returns how two players met, in one round trip. */
export async function rivalsOf(
  db: Db,
  references: readonly [PlayerReference, PlayerReference],
  { period, clock, viewer, most }: RivalsQuery,
): Promise<RivalsAnswer> {
  const [row] = await db.query<{ candidates: [PlayerCandidate[], PlayerCandidate[]]; rivals: Rivals }>(sql`
    with ${playersFound(references, viewer)}
    select ${candidatesBySlot(references.length)} as candidates,
      rivals(
        (select guid from chosen where slot = 0), (select guid from chosen where slot = 1), ${boundsOf(period, clock)},
        ${clock.timeZone}, ${most.meetings}, ${most.weapons}
      ) as rivals`);
  if (!row) throw new Error('The query of two rivals gave no row.');
  const [first, second] = row.candidates;
  return { first: first.map(parseDates), second: second.map(parseDates), rivals: row.rivals };
}
