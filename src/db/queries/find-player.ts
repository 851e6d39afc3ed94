import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';

/** Whom a command is about: the caller, a Discord user, or what was typed (a GUID, or a name). */
export type PlayerReference = { discordId: string } | { text: string };

/** A player that a reference may mean, best known first. */
export interface PlayerCandidate {
  player_guid: string;
  name: string | null;
  rounds: number;
  last_played_at: Date | null;
}

const most = 25;

/**
 * Common table expressions `found` (the equally good candidates) and `chosen` (the one, if there is only one), for queries that
 * answer about a player in the same round trip. Text matches, best first: GUID, linked Discord name or chosen name, alias,
 * beginning, part; case does not matter, `%` and `_` are letters like any other. `viewer` is the Discord user who asks: players who
 * opted out are found by themselves only. Merged GUIDs are the person they were merged into. A statement about two players calls it
 * twice, the second time with `second`, for `found_2` and `chosen_2`.
 */
export function playerFound(reference: PlayerReference, viewer: string, which: Which = ''): Sql {
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

/** An expression: the candidates as a JSON list, for the select menu when there are several. Needs {@link playerFound}. */
export function candidatesOf(which: Which): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(c) order by c.last_played_at desc nulls last, c.player_guid), '[]')
    from (
      select found.guid as player_guid, player_name(found.guid) as name, coalesce(t.rounds, 0) as rounds, t.last_played_at
      from ${raw(`found${which}`)} as found left join player_totals t on t.player_guid = found.guid
      order by t.last_played_at desc nulls last, found.guid
      limit ${most}
    ) as c
  )`;
}

export const candidatesAsJson = candidatesOf('');

/** JSON has no dates: a row that came in JSON, with its time stamp as one. */
export function revive<Row extends { last_played_at: Date | null }>(row: Row): Row {
  return { ...row, last_played_at: row.last_played_at && new Date(row.last_played_at) };
}

/** Rows (guid, tier) of every player a reference may mean, seen by the viewer; a person may come several times. Lower tiers fit better. */
export function matching(reference: PlayerReference, viewer: string): Sql {
  return seenBy(viewer, 'discordId' in reference ? linkedTo(reference.discordId) : named(reference.text));
}

/** Players for an autocomplete list: every tier, best matches and most recently seen first; empty text gives the latest players. */
export function suggestedPlayers(text: string, viewer: string): Sql {
  const everybody = sql`select player_guid as guid, 0 as tier from player_totals`;
  return sql`
    with candidates as (${seenBy(viewer, text.trim() === '' ? everybody : named(text))}),
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

function seenBy(viewer: string, candidates: Sql): Sql {
  return sql`
    select person.guid, tier
    from (
      -- a join, for person_of would be called for every alias of a large community
      select coalesce(m.into_guid, matches.guid) as guid, tier
      from (${candidates}) as matches left join player_merges m on m.from_guid = matches.guid
    ) as person
    where person.guid not in (select hidden_from(${viewer}))`;
}

/** A condition: somebody has played, or been seen, under `typed.guid`. */
export const isKnown = sql`(
  exists (select from player_comprehensive_stats p where p.player_guid = typed.guid)
  or exists (select from player_aliases a where a.guid = typed.guid)
)`;

function linkedTo(discordId: string): Sql {
  return sql`select et_guid as guid, 0 as tier from player_links where discord_id = ${discordId}`;
}

function named(text: string): Sql {
  const typed = text.trim().toLowerCase();
  const pattern = typed.replace(/[\\%_]/g, '\\$&');
  return sql`
    select typed.guid, 0 as tier from (select ${typed.toUpperCase()} as guid) as typed where ${isKnown}
    union all
    select et_guid, 1 from player_links where lower(discord_username) = ${typed}
    union all
    select player_guid, case when lower(display_name) = ${typed} then 1 when lower(display_name) like ${`${pattern}%`} then 3 else 4 end
    from player_profiles where lower(display_name) like ${`%${pattern}%`}
    union all
    select guid, case when lower(alias) = ${typed} then 2 when lower(alias) like ${`${pattern}%`} then 3 else 4 end
    from player_aliases where lower(alias) like ${`%${pattern}%`}`;
}
