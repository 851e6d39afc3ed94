import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Claim } from './claim.ts';
import { claimAsJson, withClaimDate } from './claim.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** Everything stored about a Discord user and the player they are linked to. */
export interface StoredAboutMe {
  discordUsername: string;
  linkedDate: Date | null;
  /** The player's GUIDs, their own first. */
  guids: string[];
  name: string | null;
  displayName: string | null;
  aliases: number;
  /** Number of the player's rows in rounds, including rounds that do not count. */
  rounds: number;
  optedOut: boolean;
  /** When the user was last told what happened while they were away. */
  absenceToldAt: Date | null;
  /** When the names will be removed. Null unless the player asked for it. */
  removeAfter: Date | null;
  /** Whether the names were removed. */
  forgotten: boolean;
}

const me = sql`
  me as (select person_of(et_guid) as person, guids_of(person_of(et_guid)) as guids, l.* from player_links l where l.discord_id = `;

/** Returns what is stored about the caller, and their latest claim, in one round trip. Nothing is stored if they are linked to no player. */
export async function storedAbout(
  db: Db,
  discordId: string,
): Promise<{ stored: StoredAboutMe | null; claim: Claim | null }> {
  const [row] = await db.query<StoredAboutMe & { claim: Claim | null }>(sql`
    with ${me}${discordId}), stored as (
    select me.discord_username, me.linked_date, me.absence_told_at, me.guids, player_name(me.person) as name,
      (
        select display_name from player_profiles
        where player_guid = any (me.guids) and display_name is not null
        order by player_guid = me.person desc, display_name_updated_at desc nulls last limit 1
      ) as display_name,
      (select count(distinct alias)::int from player_aliases where guid = any (me.guids)) as aliases,
      (select count(*)::int from player_comprehensive_stats where player_guid = any (me.guids)) as rounds,
      exists (select from player_profiles where player_guid = any (me.guids) and opted_out) as opted_out,
      (select min(remove_after) from forgotten_players where guid = any (me.guids) and removed_at is null) as remove_after,
      exists (select from unnest(me.guids) as own (guid) where is_forgotten(own.guid)) as forgotten
    from me)
    select stored.*, (${claimAsJson(discordId, { discordId })}) as claim from (values (1)) as caller left join stored on true`);
  if (!row) return { stored: null, claim: null };
  const { claim, ...stored } = row;
  return { stored: stored.discordUsername === null ? null : stored, claim: withClaimDate(claim) };
}

type PrivacyResult = 'done' | 'not linked' | 'repeated';

/** Hides the caller's player from others. */
export function optOut(writer: Writer, discordId: string): Promise<PrivacyResult> {
  return updateIfLinked(
    writer,
    discordId,
    sql`
      insert into player_profiles (player_guid, opted_out) select person, true from me
      on conflict (player_guid) do update set opted_out = true`,
  );
}

/** Shows the caller's player again, under all GUIDs. Takes back a deletion. Names may be stored again. */
export function optIn(writer: Writer, discordId: string): Promise<PrivacyResult> {
  return updateIfLinked(
    writer,
    discordId,
    sql`
      update player_profiles set opted_out = false from me where player_guid = any (me.guids)
    ), unforgotten as (
      delete from forgotten_players using me where guid = any (me.guids)`,
  );
}

/** Time in milliseconds between the request to delete names and their removal. */
const termMs = 7 * 24 * 60 * 60 * 1000;

/** Hides the caller's player from others at once, and has their names removed after seven days ({@link import('../forget.ts').forgetDue}). */
export function askToForget(
  writer: Writer,
  { discordId, now }: { discordId: string; now: Date },
): Promise<PrivacyResult> {
  return updateIfLinked(writer, discordId, forgetMe(now));
}

/** Asks for the names of the person `me` (guids) to be removed after the term. */
export function forgetMe(now: Date): Sql {
  return sql`
      insert into forgotten_players (guid, asked_at, remove_after)
      select unnest(guids), ${now}, ${new Date(now.getTime() + termMs)} from me
      on conflict (guid) do nothing`;
}

/** Takes back that the names of the person `me` (guids) will be removed. */
export const keepMe = sql`delete from forgotten_players using me where guid = any (me.guids) and removed_at is null`;

/** Takes back the deletion of the caller's names, as long as they are not removed. */
export function keepNames(writer: Writer, discordId: string): Promise<PrivacyResult> {
  return updateIfLinked(writer, discordId, keepMe);
}

/** The player that a manager shows to others again. */
export type ShownAgain = { discordId: string } | { guid: string };

/**
 * Lifts another player's opt-out and takes back a deletion. Removed names stay removed. Returns 'not linked' if there is no such player, and
 * 'not hidden' if there was nothing to lift.
 */
export async function showAgain(writer: Writer, whom: ShownAgain): Promise<PrivacyResult | 'not hidden'> {
  const guid =
    'guid' in whom
      ? sql`select ${whom.guid}::text as guid where exists (select from player_comprehensive_stats where player_guid = ${whom.guid})`
      : sql`select et_guid as guid from player_links where discord_id = ${whom.discordId}`;
  const results = await writeOnce(writer, [
    sql`
      with asked as (${guid}),
      own as (select unnest(guids_of(person_of(guid))) as guid from asked),
      shown as (
        update player_profiles set opted_out = false from own where player_guid = own.guid and opted_out returning player_guid
      ),
      kept as (delete from forgotten_players f using own where f.guid = own.guid and f.removed_at is null returning f.guid)
      select exists (select from asked) as known, exists (select from shown) or exists (select from kept) as done`,
  ]);
  if (results === 'repeated') return results;
  const [row] = results[0] as { known: boolean; done: boolean }[];
  if (!row?.known) return 'not linked';
  return row.done ? 'done' : 'not hidden';
}

async function updateIfLinked(writer: Writer, discordId: string, write: Sql): Promise<PrivacyResult> {
  const results = await writeOnce(writer, [sql`with ${me}${discordId}), done as (${write}) select person from me`]);
  if (results === 'repeated') return results;
  return results[0]?.length ? 'done' : 'not linked';
}
