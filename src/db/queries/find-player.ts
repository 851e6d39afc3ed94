import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import type { PlayerReference } from './player-matches.ts';
import { matching, matchingAny, matchingText, seenBy } from './player-matches.ts';

/** A player that a reference may mean, best known first. */
export interface PlayerCandidate {
  playerGuid: string;
  name: string | null;
  rounds: number;
  lastPlayedAt: Date | null;
}

const most = 25;

/**
 * Common table expressions `found` (the equally good candidates) and `chosen` (the one, if there is only one), for queries that
 * answer about a player in the same round trip. See {@link matching} for what fits, and whom `viewer` may
 * see. A statement about two players calls it twice, the second time with `second`, for `found_2` and `chosen_2`.
 */
export function playerFound(reference: PlayerReference, viewer: Viewer, which: Which = ''): Sql {
  const [candidates, found, chosen] = [raw(`candidates${which}`), raw(`found${which}`), raw(`chosen${which}`)];
  return sql`
    ${candidates} as materialized (${matching(reference, viewer)}),
    ${found} as (
      select distinct guid from ${candidates} where tier = (select min(tier) from ${candidates})
    ),
    ${chosen} as materialized (select min(guid) as guid from ${found} having count(*) = 1)`;
}

type Which = '' | typeof second;
export const second = '_2';

/** An expression: the candidates as a JSON list, for the select menu when there are several. `found` is a table or a select of them. */
export function candidatesOf(found: Sql): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(c) order by c.last_played_at desc nulls last, c.player_guid), '[]')
    from (
      select found.guid as player_guid, player_name(found.guid) as name, coalesce(t.rounds, 0) as rounds, t.last_played_at
      from ${found} as found left join player_totals t on t.player_guid = found.guid
      order by t.last_played_at desc nulls last, found.guid
      limit ${most}
    ) as c
  )`;
}

export const candidatesAsJson = candidatesOf(sql`found`);

/** JSON has no dates: a row that came in JSON, with its time stamp as one. */
export function parseDates<Row extends { lastPlayedAt: Date | null }>(row: Row): Row {
  return { ...row, lastPlayedAt: row.lastPlayedAt && new Date(row.lastPlayedAt) };
}

/**
 * The same for several references at once, where {@link playerFound} for each would take longer to plan than to run: `found` (slot, guid),
 * the equally good candidates of each reference by its position, and `chosen` (slot, guid) of those with only one.
 */
export function playersFound(references: readonly PlayerReference[], viewer: Viewer): Sql {
  return sql`
    candidates as materialized (${matchingAny(references, viewer)}),
    found as materialized (
      select distinct slot, guid
      from (select *, min(tier) over (partition by slot) as best from candidates) as c
      where tier = best
    ),
    chosen as materialized (select slot, min(guid) as guid from found group by slot having count(*) = 1)`;
}

/** An expression: the candidates of each of so many references, a list of lists in their order. Needs {@link playersFound}. */
export function candidatesBySlot(slots: number): Sql {
  const found = sql`(select * from found where found.slot = slots.slot)`;
  return sql`(select jsonb_agg(${candidatesOf(found)} order by slot) from generate_series(0, ${slots - 1}::int) as slots (slot))`;
}

/** Nothing typed yet, or nothing but colour codes. */
const onlyCodes = /^\s*(\^[^^])*\^?\s*$/;

/** Players for an autocomplete list: every tier, best matches and most recently seen first; empty text gives the latest players. */
export function suggestedPlayers(text: string, viewer: Viewer): Sql {
  const everybody = sql`select 0 as slot, player_guid as guid, 0 as tier from player_totals`;
  return sql`
    with candidates as (${seenBy(viewer, onlyCodes.test(text) ? everybody : matchingText(text))}),
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
