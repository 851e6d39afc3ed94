import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { Claim } from './claim.ts';
import { claimAsJson, withClaimDate } from './claim.ts';
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

/** Returns the SQL of a Discord user's link as JSON. {@link withLinkDate} reads it. */
export function linkAsJson(discordId: string, viewer: Viewer): Sql {
  return sql`
    select jsonb_build_object(
      'player_guid', person_of(et_guid), 'name', shown_name(person_of(et_guid), ${viewerId(viewer)}), 'since', linked_date,
      'hidden', person_of(et_guid) in (select hidden_from(${viewerId(viewer)}))
    )
    from player_links where discord_id = ${discordId}`;
}

/** Converts the JSON of {@link linkAsJson}. */
export const withLinkDate = (link: Link | null) => link && { ...link, since: link.since && new Date(link.since) };

/** Returns a Discord user's link and latest claim, in one round trip. */
export async function linkAndClaimOf(
  db: Db,
  discordId: string,
  viewer: Viewer,
): Promise<{ link: Link | null; claim: Claim | null }> {
  const [row] = await db.query<{ link: Link | null; claim: Claim | null }>(sql`
    select (${linkAsJson(discordId, viewer)}) as link, (${claimAsJson(discordId, viewer)}) as claim`);
  return { link: withLinkDate(row?.link ?? null), claim: withClaimDate(row?.claim ?? null) };
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
