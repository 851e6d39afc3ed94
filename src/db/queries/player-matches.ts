import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { likeLiteral } from '../like.ts';
import { viewerId } from '../viewer-id.ts';

/** Whom a command is about: the caller, a Discord user, or what was typed (a GUID, or a name). */
export type PlayerReference = { discordId: string } | { text: string };

/**
 * Rows (guid, tier) of every player a reference may mean, seen by `viewer`; a person may come several times. Lower tiers
 * fit better; text fits, best first: GUID, linked Discord name or chosen name, alias, beginning, part of a name or the first four or more
 * digits of a GUID. Case does not matter, `%` and `_`
 * are letters like any other. Players who opted out are found by themselves only. Merged GUIDs are the person they were merged into.
 */
export function matching(reference: PlayerReference, viewer: Viewer): Sql {
  return seenBy(viewer, 'text' in reference ? matchingText(reference.text) : linkedTo(asRow(reference)));
}

/** The same for several references at once: rows (slot, guid, tier), `slot` being a reference's position. */
export function matchingAny(references: readonly PlayerReference[], viewer: Viewer): Sql {
  const rows = JSON.stringify(references.map((reference, slot) => ({ slot, ...valuesOf(reference) })));
  return sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${rows}) as a (slot int, discord_id bigint, guid text, text text, beginning text, part text)
    )
    ${seenBy(viewer, sql`${linkedTo(raw('asked'))} union all ${named(raw('asked'))}`)}`;
}

/** As {@link matching}, for text, whoever asks. */
export const matchingText = (text: string) => named(asRow({ text }));

/** Of candidates (slot, guid, tier) the people behind them whom the viewer may see. */
export function seenBy(viewer: Viewer, candidates: Sql): Sql {
  return sql`
    select slot, person.guid, tier
    from (
      -- a join, for person_of would be called for every alias of a large community
      select slot, coalesce(m.into_guid, matches.guid) as guid, tier
      from (${candidates}) as matches left join player_merges m on m.from_guid = matches.guid
    ) as person
    where person.guid not in (select hidden_from(${viewerId(viewer)}))`;
}

/** A condition: somebody has played, or been seen, under `asked.guid`. */
export const isKnown = sql`(
  exists (select from player_comprehensive_stats p where p.player_guid = asked.guid)
  or exists (select from player_aliases a where a.guid = asked.guid)
)`;

/** What a reference is looked up by; `beginning` and `part` are patterns for LIKE. */
function valuesOf(reference: PlayerReference) {
  if ('discordId' in reference) return { discord_id: reference.discordId };
  const text = reference.text.trim().toLowerCase();
  const pattern = likeLiteral(text);
  return { guid: text.toUpperCase(), text, beginning: `${pattern}%`, part: `%${pattern}%` };
}

/** One reference as a table `asked`. */
function asRow(reference: PlayerReference): Sql {
  const values: Partial<Record<string, string>> = valuesOf(reference);
  const { discord_id = null, guid = null, text = null, beginning = null, part = null } = values;
  return sql`(
    select 0 as slot, ${discord_id}::bigint as discord_id, ${guid}::text as guid, ${text}::text as text, ${beginning}::text as beginning,
      ${part}::text as part
  ) as asked`;
}

function linkedTo(asked: Sql): Sql {
  return sql`select slot, et_guid as guid, 0 as tier from ${asked} join player_links using (discord_id)`;
}

function named(asked: Sql): Sql {
  return sql`
    select slot, guid, 0 as tier from ${asked} where ${isKnown}
    union all
    select slot, et_guid, 1 from ${asked} join player_links on lower(discord_username) = text
    union all
    select slot, player_guid, case when lower(display_name) = text then 1 when lower(display_name) like beginning then 3 else 4 end
    from ${asked} join player_profiles on lower(display_name) like part
    union all
    select slot, a.guid, case when lower(alias) = text then 2 when lower(alias) like beginning then 3 else 4 end
    from ${asked} join player_aliases a on lower(alias) like part
    union all
    select slot, t.player_guid, 4
    from ${asked} join player_totals t on asked.guid ~ '^[0-9A-F]{4,7}$' and left(t.player_guid, length(asked.guid)) = asked.guid`;
}
