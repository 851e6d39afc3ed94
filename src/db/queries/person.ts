import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { bestOf, candidatesAsJson, parseDates } from './find-player.ts';
import { limitToPage, pagingOf } from './paging.ts';
import type { PlayerReference } from './player-matches.ts';
import { matchingForManagers } from './player-matches.ts';

/** What a manager decided about a person. */
export type PersonDecision = 'exclude' | 'include' | 'rename' | 'restore name' | 'delete' | 'keep';

/** Everything that is stored about a person. Instants are texts, because JSON has no dates. */
export interface StoredPerson {
  /** The person's GUIDs, their own first. */
  guids: string[];
  name: string | null;
  chosenName: string | null;
  /** The name that a manager gave them. */
  givenName: string | null;
  links: { discordId: string; username: string | null; since: string | null }[];
  claims: { discordId: string; since: string; waits: boolean }[];
  optedOut: boolean;
  /** When the names will be removed. Null unless that was asked for. */
  removeAfter: string | null;
  /** When the names were removed. */
  removedAt: string | null;
  exclusion: { since: string; by: string; reason: string } | null;
  aliases: number;
  /** Number of the person's rows in rounds, those that do not count included. */
  rounds: number;
  weapons: number;
  awards: number;
  vs: number;
  records: number;
  teams: number;
  /** Decisions of managers, newest first, at most eight. */
  decisions: { decision: PersonDecision; at: string; by: string; reason: string | null }[];
}

/** A name that the person was seen with and how often, or what they did in a round. */
export interface PersonLine {
  at: string | null;
  text: string;
  figures: string | null;
}

interface PersonAnswer {
  candidates: PlayerCandidate[];
  person: StoredPerson | null;
  lines: PersonLine[];
  /** The page of lines that is shown. The last one if the requested one does not exist. */
  page: number;
  pages: number;
}

/** Returns all that is stored about a person, in one round trip, with a page of their names and rounds. Nobody is hidden from managers. */
export async function storedPerson(
  db: Db,
  reference: PlayerReference,
  paging: { page: number; perPage: number },
): Promise<PersonAnswer> {
  const [row] = await db.query<PersonAnswer>(sql`
    with ${bestOf(matchingForManagers(reference))},
    lines as materialized (select l.* from chosen cross join person_lines(chosen.guid) as l),
    ${pagingOf(sql`lines`, paging)},
    shown as (
      select row_number() over (order by part, at desc nulls last, text) as position, * from lines order by position ${limitToPage(paging)}
    )
    select
      ${candidatesAsJson} as candidates,
      (
        select coalesce(jsonb_agg(to_jsonb(shown) order by position), '[]') from shown
      ) as lines,
      (select number from page) as page,
      paging.pages,
      (select stored_person(guid) from chosen) as person
    from paging`);
  if (!row) throw new Error('The query of a person gave no row.');
  return { ...row, candidates: row.candidates.map(parseDates) };
}
