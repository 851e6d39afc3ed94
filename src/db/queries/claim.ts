import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import { isKnown } from './player-matches.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A Discord user's latest claim to be a player. */
export interface Claim {
  /** The GUID as the user named it, if the player is hidden from them. Otherwise the person's own. Empty once the claim is over. */
  playerGuid: string;
  name: string | null;
  /** Four letters that prove the claim if they occur in the player's name. Null if the user was linked without proof. */
  code: string | null;
  claimedAt: Date;
  /** Null while the claim waits for proof. */
  outcome: ClaimOutcome | null;
}

export type ClaimOutcome = 'proved' | 'accepted' | 'taken' | 'refused' | 'withdrawn';

/** A claim that waits for proof. */
export type WaitingClaim = Claim & { code: string; outcome: null };

/** Returns whether a claim waits for proof. */
export const isWaiting = (claim: Claim | null): claim is WaitingClaim =>
  claim !== null && claim.outcome === null && claim.code !== null;

/** Returns a select of one claim as JSON. */
export function claimAsJson(discordId: string, viewer: Viewer): Sql {
  return sql`
    select jsonb_build_object(
      'player_guid', case when person_of(c.guid) in (select hidden_from(${viewerId(viewer)})) then c.guid else person_of(c.guid) end,
      'name', shown_name(person_of(c.guid), ${viewerId(viewer)}), 'code', c.code, 'claimed_at', c.claimed_at, 'outcome', c.outcome
    )
    from link_claims c where c.discord_id = ${discordId}`;
}

/** Returns a claim from JSON with its time as a Date. */
export const withClaimDate = (claim: Claim | null) => claim && { ...claim, claimedAt: new Date(claim.claimedAt) };

/** Returns a Discord user's latest claim. Null if there is none. Only this user and managers may see it. */
export async function claimOf(db: Db, discordId: string, viewer: Viewer): Promise<Claim | null> {
  const [row] = await db.query<{ claim: Claim | null }>(sql`select (${claimAsJson(discordId, viewer)}) as claim`);
  return withClaimDate(row?.claim ?? null);
}

interface NewClaim {
  discordId: string;
  username: string;
  guid: string;
  now: Date;
  /** Whether the community links without proof. */
  isOpen: boolean;
}

export type ClaimResult = 'claimed' | 'linked' | 'user taken' | 'user claims' | 'player taken' | 'too soon';

/** Claims that a Discord user is a player. The database function claim_link says what the results mean. */
export async function claimLink(
  writer: Writer,
  { discordId, username, guid, now, isOpen }: NewClaim,
): Promise<ClaimResult | 'no such player' | 'repeated'> {
  const result = await writeOnce(writer, [
    sql`
      select claim_link(${discordId}, ${username}, asked.guid, ${now}, ${isOpen}) as result
      from (select ${guid} as guid) as asked where ${isKnown}`,
  ]);
  if (result === 'repeated') return result;
  return (result[0] as { result: ClaimResult }[])[0]?.result ?? 'no such player';
}

/** An outcome that the user has to be told. */
export type NewsOfClaim = Exclude<ClaimOutcome, 'withdrawn'>;

/** Returns the outcome of a user's claim. Undefined if they know it, or if the claim still waits. */
export async function newOutcome(
  db: Db,
  discordId: string,
): Promise<{ outcome: NewsOfClaim; name: string | null } | undefined> {
  const [news] = await db.query<{ outcome: NewsOfClaim; name: string | null }>(sql`
    select outcome, shown_name(person_of(guid), discord_id) as name
    from link_claims where discord_id = ${discordId} and outcome is not null and not told`);
  return news;
}

/** Stores that a user has read the outcome of their claim. Of the claim then only their Discord id is kept. */
export async function storeRead(db: Db, discordId: string): Promise<void> {
  await db.query(sql`
    update link_claims set told = true, guid = ''
    where discord_id = ${discordId} and outcome is not null and not told`);
}

/** A user whose claim waits, or who has not read what became of it. */
export interface OpenClaim {
  discordId: string;
  isWaiting: boolean;
}

/** All open claims as JSON: a list of {@link OpenClaim}. */
export const openClaims = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('discord_id', discord_id::text, 'is_waiting', outcome is null)), '[]')
  from link_claims where outcome is null or not told
)`;
