import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerReference } from './player-matches.ts';
import { bestMatches, matchingText, personsOf, seenBy } from './player-matches.ts';

/** A player that a reference may mean. Candidates are listed by the time of their latest round, newest first. */
export interface PlayerCandidate {
  playerGuid: string;
  name: string | null;
  rounds: number;
  lastPlayedAt: Date | null;
  /** Since when and why the player is excluded. Null if they count. */
  excluded?: { since: string; by: string; reason: string } | null;
  /** Whether they opted out, and only they themselves see them. */
  isHidden?: boolean;
}

const most = 25;

/**
 * Returns the common table expressions `found` and `chosen`, for queries about a player in the same round trip. `found` has the equally
 * good candidates. `chosen` has the player if there is only one candidate. {@link matching} describes which players fit and which of them
 * `viewer` may see. A statement about several players uses {@link playersFound}.
 */
export function playerFound(reference: PlayerReference, viewer: Viewer): Sql {
  return sql`
    found as materialized (${bestMatches([reference], viewer)}),
    ${theOnlyOne}`;
}

const theOnlyOne = sql`chosen as materialized (select min(guid) as guid from found having count(*) = 1)`;

/** Returns `found` and `chosen` of {@link playerFound} for rows (slot, guid, tier). */
export function bestOf(matches: Sql): Sql {
  return sql`
    candidates as materialized (${matches}),
    found as (
      select distinct guid from candidates where tier = (select min(tier) from candidates)
    ),
    ${theOnlyOne}`;
}

/**
 * Returns an expression for the candidates as a JSON list, from which the user selects if there are several. `found` is a table or a select
 * of them.
 */
function candidatesOf(found: Sql): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(c) order by c.last_played_at desc nulls last, c.player_guid), '[]')
    from (
      select found.guid as player_guid, player_name(found.guid) as name, coalesce(t.rounds, 0) as rounds, t.last_played_at,
        is_hidden(found.guid, null) as is_hidden, (
          select jsonb_build_object('since', e.excluded_at, 'by', e.excluded_by::text, 'reason', e.reason)
          from excluded_players e where found.guid in (e.guid, person_of(e.guid)) order by e.excluded_at, e.guid limit 1
        ) as excluded
      from ${found} as found left join player_totals t on t.player_guid = found.guid
      order by t.last_played_at desc nulls last, found.guid
      limit ${most}
    ) as c
  )`;
}

export const candidatesAsJson = candidatesOf(sql`found`);

/** Returns a row from JSON with its timestamp as a Date. JSON has no dates. */
export function parseDates<Row extends { lastPlayedAt: Date | null }>(row: Row): Row {
  return { ...row, lastPlayedAt: row.lastPlayedAt && new Date(row.lastPlayedAt) };
}

/**
 * Returns `found` and `chosen` for several references at once. `found` (slot, guid) has the equally good candidates of each reference by its
 * position. `chosen` (slot, guid) has the players of references with only one candidate.
 */
export function playersFound(references: readonly PlayerReference[], viewer: Viewer): Sql {
  return sql`
    found as materialized (${bestMatches(references, viewer)}),
    chosen as materialized (select slot, min(guid) as guid from found group by slot having count(*) = 1)`;
}

/**
 * Returns an expression for the candidates of each reference, as a list of lists in the order of references. Needs {@link playersFound}.
 */
export function candidatesBySlot(slots: number): Sql {
  const found = sql`(select * from found where found.slot = slots.slot)`;
  return sql`(select jsonb_agg(${candidatesOf(found)} order by slot) from generate_series(0, ${slots - 1}::int) as slots (slot))`;
}

/** Text that is empty or has only colour codes. */
const onlyCodes = /^\s*(\^[^^])*\^?\s*$/;

/**
 * Returns players for an autocomplete list, best matches first, then the most recently seen. Includes every tier, but no excluded people.
 * Empty text returns the latest players.
 */
export function suggestedPlayers(text: string, viewer: Viewer): Sql {
  const seen = seenBy(viewer, playersLike(text));
  return suggested(sql`select * from (${seen}) as seen where guid not in (select guid from excluded_people)`);
}

/** Returns people for a manager's autocomplete list. It includes hidden people. */
export function suggestedPeople(text: string): Sql {
  return suggested(personsOf(playersLike(text)));
}

function playersLike(text: string): Sql {
  return onlyCodes.test(text)
    ? sql`select 0 as slot, player_guid as guid, 0 as tier from player_totals`
    : matchingText(text);
}

function suggested(candidates: Sql): Sql {
  return sql`
    with candidates as (${candidates}),
    best as (select guid, min(tier) as tier from candidates group by guid),
    shown as (
      select best.tier, best.guid as player_guid, coalesce(t.rounds, 0)::int as rounds, t.last_played_at
      from best left join player_totals t on t.player_guid = best.guid
      order by best.tier, t.last_played_at desc nulls last, best.guid
      limit ${most}
    )
    select player_guid, player_name(player_guid) as name, rounds, last_played_at
    from shown order by tier, last_played_at desc nulls last, player_guid`;
}
