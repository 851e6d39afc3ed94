import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { Claim } from './claim.ts';
import { claimAsJson, withClaimDate } from './claim.ts';
import type { PlayerCandidate } from './find-player.ts';
import { parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';
import { isKnown } from './player-matches.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** The player that a Discord user is linked to. */
export interface Link {
  playerGuid: string;
  name: string | null;
  since: Date | null;
  /** Whether the player opted out of being seen by the caller. The name then says so. */
  hidden: boolean;
}

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
    link: withDate(row?.link ?? null),
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

function linkAsJson(discordId: string, viewer: Viewer): Sql {
  return sql`
    select jsonb_build_object(
      'player_guid', person_of(et_guid), 'name', shown_name(person_of(et_guid), ${viewerId(viewer)}), 'since', linked_date,
      'hidden', person_of(et_guid) in (select hidden_from(${viewerId(viewer)}))
    )
    from player_links where discord_id = ${discordId}`;
}

const withDate = (link: Link | null) => link && { ...link, since: link.since && new Date(link.since) };

/** Returns a Discord user's link and latest claim, in one round trip. */
export async function linkAndClaimOf(
  db: Db,
  discordId: string,
  viewer: Viewer,
): Promise<{ link: Link | null; claim: Claim | null }> {
  const [row] = await db.query<{ link: Link | null; claim: Claim | null }>(sql`
    select (${linkAsJson(discordId, viewer)}) as link, (${claimAsJson(discordId, viewer)}) as claim`);
  return { link: withDate(row?.link ?? null), claim: withClaimDate(row?.claim ?? null) };
}

interface NewLink {
  discordId: string;
  username: string;
  guid: string;
  now: Date;
}

type LinkResult = 'linked' | 'user taken' | 'player taken' | 'no such player' | 'repeated';

/**
 * Links a Discord user and a player without proof, because a manager says so. A Discord user has one player, and a player has one Discord
 * user. `isTold` says whether the user sees the reply. Otherwise they read of it with their next command, if a claim of theirs waited.
 */
export async function linkPlayer(
  writer: Writer,
  { discordId, username, guid, now }: NewLink,
  { isTold }: { isTold: boolean },
): Promise<LinkResult> {
  const results = await writeOnce(writer, [
    sql`
      select verify_link(${discordId}, ${username}, asked.guid, ${now}, 'accepted') as result
      from (select ${guid} as guid) as asked where ${isKnown}`,
    sql`update link_claims set told = true, guid = '' where discord_id = ${discordId} and outcome is not null and ${isTold}`,
  ]);
  if (results === 'repeated') return 'repeated';
  return (results[0] as { result: LinkResult }[])[0]?.result ?? 'no such player';
}

/** A removed link or claim. */
export type Unlinked = Pick<Link, 'playerGuid' | 'name'> & { wasClaim: boolean };

/** Removes the link of a Discord user, or their waiting claim. Returns what was removed, or null if there was nothing. */
export async function unlinkPlayer(writer: Writer, discordId: string): Promise<Unlinked | null | 'repeated'> {
  const results = await writeOnce(writer, [
    sql`
      with gone as (delete from player_links where discord_id = ${discordId} returning et_guid),
      withdrawn as (
        update link_claims set outcome = coalesce(outcome, 'withdrawn'), discord_username = null, told = true, guid = ''
        from (select guid as claimed_guid, outcome is null as waited from link_claims where discord_id = ${discordId} for update) as before
        where discord_id = ${discordId}
        returning claimed_guid, waited
      )
      select person_of(et_guid) as player_guid, shown_name(person_of(et_guid), ${discordId}) as name, false as was_claim from gone
      union all
      select claimed_guid, shown_name(person_of(claimed_guid), ${discordId}), true from withdrawn where waited`,
  ]);
  if (results === 'repeated') return results;
  return (results[0] as Unlinked[])[0] ?? null;
}
