import { stripColours } from '../../domain/names.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { likeLiteral } from '../like.ts';
import { viewerId } from '../viewer-id.ts';

/** A reference to a player: a Discord user (the caller or another), or the text a user typed (a GUID or a name). */
export type PlayerReference = { discordId: string } | { text: string };

/**
 * Returns rows (guid, tier) of every player a reference may mean and `viewer` may see. A player may occur several times. Lower tiers fit
 * better. Text fits, best first: GUID, linked Discord name, chosen or given name, alias, beginning (of a GUID too, from four digits on), part.
 * Case and colour codes are ignored. `%` and `_` match only themselves. Opted-out players are found by themselves only. A merged GUID finds
 * the player it was merged into.
 */
export function matching(reference: PlayerReference, viewer: Viewer): Sql {
  return seenBy(viewer, 'text' in reference ? matchingText(reference.text) : linkedTo(asRow(reference), viewer));
}

/**
 * Returns a select of rows (slot, guid): the players that fit best of those that {@link matching} returns, for several references at once.
 * `slot` is the position of a reference.
 */
export function bestMatches(references: readonly PlayerReference[], viewer: Viewer): Sql {
  const rows = JSON.stringify(references.map((reference, slot) => ({ slot, ...valuesOf(reference) })));
  return sql`select slot, guid from players_meant(${rows}, ${viewerId(viewer)})`;
}

/** Returns the rows of {@link matching} for managers. They include hidden people, and those who never played but are linked or claimed. */
export function matchingForManagers(reference: PlayerReference): Sql {
  const asked = asRow(reference);
  const found = 'text' in reference ? named(asked) : linkedTo(asked, 'public');
  return personsOf(sql`
    ${found}
    union all
    select slot, chosen.guid, 0
    from ${asked} join (
      select et_guid, discord_id from player_links union select c.guid, c.discord_id from link_claims c
    ) as chosen (guid, discord_id) on chosen.guid = asked.guid or chosen.discord_id = asked.discord_id`);
}

/** Returns the rows of {@link matching} for text, for any viewer. */
export const matchingText = (text: string) => named(asRow({ text }));

/** Returns the players of candidates (slot, guid, tier) whom the viewer may see. */
export function seenBy(viewer: Viewer, candidates: Sql): Sql {
  return sql`
    select slot, person.guid, tier
    from (${personsOf(candidates)}) as person
    where person.guid not in (select hidden_from(${viewerId(viewer)}))`;
}

/** Returns candidates (slot, guid, tier) as persons. It joins, because person_of would be called for every alias of a large community. */
export function personsOf(candidates: Sql): Sql {
  return sql`
    select slot, coalesce(m.into_guid, matches.guid) as guid, tier
    from (${candidates}) as matches left join player_merges m on m.from_guid = matches.guid`;
}

/** A condition: a player has played, or was seen, under `asked.guid`. */
export const isKnown = sql`(
  exists (select from player_comprehensive_stats p where p.player_guid = asked.guid)
  or exists (select from player_aliases a where a.guid = asked.guid)
)`;

/**
 * Returns the values a reference is compared by: `typed` unchanged, `text` without colour codes, `beginning` and `part` as patterns for
 * LIKE.
 */
function valuesOf(reference: PlayerReference) {
  if ('discordId' in reference) return { discord_id: reference.discordId };
  const typed = reference.text.trim().toLowerCase();
  const text = stripColours(typed).trim();
  const pattern = likeLiteral(text);
  return { guid: typed.toUpperCase(), typed, text, beginning: `${pattern}%`, part: `%${pattern}%` };
}

/** Returns one reference as a table `asked`. */
function asRow(reference: PlayerReference): Sql {
  const values: Partial<Record<string, string>> = valuesOf(reference);
  const { discord_id = null, guid = null, typed = null, text = null, beginning = null, part = null } = values;
  return sql`(
    select 0 as slot, ${discord_id}::bigint as discord_id, ${guid}::text as guid, ${typed}::text as typed, ${text}::text as text, ${beginning}::text as beginning,
      ${part}::text as part
  ) as asked`;
}

/** Returns the players that Discord users are linked to. The viewer's own claim counts for the viewer only. */
function linkedTo(asked: Sql, viewer: Viewer): Sql {
  return sql`
    select slot, person.guid, 0 as tier
    from ${asked} cross join lateral (
      select et_guid from player_links l where l.discord_id = asked.discord_id
      union
      select own_player(asked.discord_id) where asked.discord_id = ${viewerId(viewer)}
    ) as person (guid)
    where person.guid is not null`;
}

/** An alias as users see it. The index player_aliases_search_idx has this expression. */
export const seenAlias = sql`lower(coalesce(nullif(btrim(regexp_replace(alias, '\\^[^^]', '', 'g')), ''), alias))`;

/** Returns a condition that can use an index on GUIDs. */
const beginsWith = (guid: string) => sql`${raw(guid)} between asked.guid and asked.guid || 'FFFFFFFF'`;

const named = (asked: Sql) => sql`${namedWholly(asked)} union all ${namedPartly(asked)}`;

/** Names that players chose, or that managers gave them. */
const chosenNames = sql`(
  select player_guid, display_name from player_profiles union all select g.guid, g.name from given_names g
) as chosen (guid, name)`;

/** Returns players whose GUID, Discord name or whole name is asked for. */
function namedWholly(asked: Sql): Sql {
  return sql`
    select slot, guid, 0 as tier from ${asked} where ${isKnown}
    union all
    select slot, et_guid, 1 from ${asked} join player_links on lower(discord_username) = typed
    union all
    select slot, chosen.guid, 1 from ${asked} join ${chosenNames} on lower(chosen.name) = text
    union all
    select slot, a.guid, 2 from ${asked} join player_aliases a on ${seenAlias} = text`;
}

/** Returns players of whom a part of a name, or the beginning of the GUID, is asked for. */
function namedPartly(asked: Sql): Sql {
  return sql`
    select slot, chosen.guid, case when lower(chosen.name) like beginning then 3 else 4 end as tier
    from ${asked} join ${chosenNames} on lower(chosen.name) like part
    union all
    select slot, a.guid, case when ${seenAlias} like beginning then 3 else 4 end
    from ${asked} join player_aliases a on ${seenAlias} like part
    union all
    select slot, known.guid, 3
    from ${asked} cross join lateral (
      select player_guid from player_totals where ${beginsWith('player_guid')}
      union
      select a.guid from player_aliases a where ${beginsWith('a.guid')}
    ) as known (guid)
    where asked.guid ~ '^[0-9A-F]{4,7}$'`;
}
