import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { PageQuery } from './paging.ts';
import { limitToPage, pagingOf } from './paging.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A claim that waits, as managers see it. */
export interface ListedClaim {
  discordId: string;
  /** The GUID as the user named it. */
  guid: string;
  name: string | null;
  rounds: number;
  claimedAt: Date;
  /** How many other users claim the same player. */
  rivals: number;
  /** The Discord user whom the player is linked to. */
  linkedTo: string | null;
}

export interface ListedClaims {
  claims: ListedClaim[];
  count: number;
  page: number;
  pages: number;
}

/** Returns a page of the claims that wait, the oldest first. */
export async function waitingClaims(db: Db, viewer: Viewer, query: PageQuery): Promise<ListedClaims> {
  const [row] = await db.query<ListedClaims>(sql`
    with waiting as (select c.*, person_of(c.guid) as person from link_claims c where c.outcome is null),
    ${pagingOf(sql`waiting`, query)},
    shown as (select * from waiting order by claimed_at, discord_id ${limitToPage(query)})
    select
      paging.count, paging.pages, (select number from page) as page,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'discord_id', discord_id::text, 'guid', guid, 'name', shown_name(person, ${viewerId(viewer)}),
          'rounds', coalesce((select t.rounds from player_totals t where t.player_guid = person), 0), 'claimed_at', claimed_at,
          'rivals', (select count(*) from waiting w where w.person = shown.person) - 1,
          'linked_to', (select min(l.discord_id)::text from player_links l where l.et_guid = any (guids_of(person)))
        ) order by claimed_at, discord_id), '[]')
        from shown
      ) as claims
    from paging`);
  if (!row) throw new Error('The claims query gave no row.');
  return { ...row, claims: row.claims.map((claim) => ({ ...claim, claimedAt: new Date(claim.claimedAt) })) };
}

/** A claim as a manager's button names it. */
export interface NamedClaim {
  discordId: string;
  guid: string;
}

/** What became of a claim. 'gone': it no longer waits. */
export type Decision = 'linked' | 'user taken' | 'player taken' | 'gone' | 'repeated';

/** Verifies a claim that waits. */
export async function acceptClaim(writer: Writer, { discordId, guid }: NamedClaim, now: Date): Promise<Decision> {
  const results = await writeOnce(writer, [
    sql`select lock_links()`,
    sql`
      select verify_link(c.discord_id, c.discord_username, c.guid, ${now}, 'accepted') as decision
      from link_claims c where c.discord_id = ${discordId} and c.guid = ${guid} and c.outcome is null`,
  ]);
  if (results === 'repeated') return results;
  return (results[1] as { decision: Decision }[])[0]?.decision ?? 'gone';
}

/** Refuses a claim that waits. The user reads of it with their next command. */
export async function refuseClaim(
  writer: Writer,
  { discordId, guid }: NamedClaim,
): Promise<'refused' | 'gone' | 'repeated'> {
  const results = await writeOnce(writer, [
    sql`
      update link_claims set outcome = 'refused', discord_username = null
      where discord_id = ${discordId} and guid = ${guid} and outcome is null returning discord_id`,
  ]);
  if (results === 'repeated') return results;
  return results[0]?.length ? 'refused' : 'gone';
}
