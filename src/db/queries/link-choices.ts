import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { Claim } from './claim.ts';
import { claimAsJson, withClaimDate } from './claim.ts';
import type { PlayerCandidate } from './find-player.ts';
import { parseDates, playerFound } from './find-player.ts';
import type { Link } from './link.ts';
import { linkAsJson, withLinkDate } from './link.ts';
import type { PlayerReference } from './player-matches.ts';
import { isKnown } from './player-matches.ts';

/** A player that a Discord user may be linked to. */
export interface LinkCandidate extends PlayerCandidate {
  /** The Discord user that the player is already linked to. Null also for a hidden player. */
  linkedTo: string | null;
  /** Whether the player opted out. Such a player is found only by the exact GUID, and the rest says nothing of them. */
  hidden: boolean;
}

interface LinkChoices {
  /** The user's existing link. */
  link: Link | null;
  /** The user's latest claim, whatever became of it. */
  claim: Claim | null;
  candidates: LinkCandidate[];
}

const most = 25;

/**
 * Returns the players that a Discord user may be linked to, in one round trip: those that a reference means, or the three most recently
 * active unlinked players. An exact GUID also finds an opted-out player, because a player who unlinked has no other way back. Of such a
 * player nothing is told: neither the link, nor which GUIDs are one person.
 */
export async function linkChoices(
  db: Db,
  discordId: string,
  { reference, viewer }: { reference: PlayerReference | undefined; viewer: Viewer },
): Promise<LinkChoices> {
  const [row] = await db.query<LinkChoices>(sql`
    with ${reference ? referred(reference, viewer) : recentUnlinked(viewer)}
    select
      (${linkAsJson(discordId, viewer)}) as link,
      (${claimAsJson(discordId, viewer)}) as claim,
      (
        select coalesce(jsonb_agg(to_jsonb(c) order by c.last_played_at desc nulls last, c.player_guid), '[]')
        from (
          select
            case when is_hidden then ${typedGuid(reference)} else o.guid end as player_guid,
            shown_name(o.guid, ${viewerId(viewer)}) as name, is_hidden as hidden,
            case when is_hidden then 0 else coalesce(t.rounds, 0) end as rounds,
            case when not is_hidden then t.last_played_at end as last_played_at,
            case when not is_hidden then (
              select min(l.discord_id)::text from player_links l where l.et_guid = any ((select guids_of(o.guid))::text[])
            ) end as linked_to
          from (select guid, guid in (select hidden_from(${viewerId(viewer)})) as is_hidden from offered) as o
          left join player_totals t on t.player_guid = o.guid
          order by t.last_played_at desc nulls last, o.guid
          limit ${most}
        ) as c
      ) as candidates`);
  return {
    link: withLinkDate(row?.link ?? null),
    claim: withClaimDate(row?.claim ?? null),
    candidates: (row?.candidates ?? []).map(parseDates),
  };
}

function typedGuid(reference: PlayerReference | undefined): string {
  return reference && 'text' in reference ? reference.text.trim().toUpperCase() : '';
}

function referred(reference: PlayerReference, viewer: Viewer): Sql {
  return sql`
    ${playerFound(reference, viewer)},
    offered as (
      select guid from found
      union
      select person_of(asked.guid) from (select ${typedGuid(reference)} as guid) as asked where ${isKnown}
    )`;
}

function recentUnlinked(viewer: Viewer): Sql {
  return sql`
    offered as (
      select player_guid as guid from player_totals
      where player_guid not in (select person_of(et_guid) from player_links)
        and player_guid not in (select hidden_from(${viewerId(viewer)}))
        and player_guid not in (select person_of(f.guid) from forgotten_players f)
      order by last_played_at desc, player_guid
      limit 3
    )`;
}
