import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
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
  forgotten: boolean;
}

const me = sql`
  me as (select person_of(et_guid) as person, guids_of(person_of(et_guid)) as guids, l.* from player_links l where l.discord_id = `;

/** Returns what is stored about the caller, in one round trip. Undefined if they are linked to no player. */
export async function storedAbout(db: Db, discordId: string): Promise<StoredAboutMe | undefined> {
  const [row] = await db.query<StoredAboutMe>(sql`
    with ${me}${discordId})
    select me.discord_username, me.linked_date, me.guids, player_name(me.person) as name,
      (
        select display_name from player_profiles
        where player_guid = any (me.guids) and display_name is not null
        order by player_guid = me.person desc, display_name_updated_at desc nulls last limit 1
      ) as display_name,
      (select count(distinct alias)::int from player_aliases where guid = any (me.guids)) as aliases,
      (select count(*)::int from player_comprehensive_stats where player_guid = any (me.guids)) as rounds,
      exists (select from player_profiles where player_guid = any (me.guids) and opted_out) as opted_out,
      exists (select from player_profiles where player_guid = any (me.guids) and forgotten) as forgotten
    from me`);
  return row;
}

type PrivacyResult = 'done' | 'not linked' | 'repeated';

/** Hides the caller's player from others. */
export function optOut(writer: Writer, discordId: string): Promise<PrivacyResult> {
  return updateIfLinked(
    writer,
    discordId,
    sql`
      insert into player_profiles (player_guid, opted_out) select person, true from me
      on conflict (player_guid) do update set opted_out = true
      returning player_guid`,
  );
}

/** Shows the caller's player again, under all GUIDs. Names may be stored again. */
export function optIn(writer: Writer, discordId: string): Promise<PrivacyResult> {
  return updateIfLinked(
    writer,
    discordId,
    sql`
      update player_profiles set opted_out = false, forgotten = false from me where player_guid = any (me.guids)
      returning player_guid`,
  );
}

async function updateIfLinked(writer: Writer, discordId: string, write: Sql): Promise<PrivacyResult> {
  const results = await writeOnce(writer, [sql`with ${me}${discordId}), done as (${write}) select person from me`]);
  if (results === 'repeated') return results;
  return results[0]?.length ? 'done' : 'not linked';
}

/**
 * Forgets the caller's player. Deletes the link, the aliases and the chosen name, and replaces the name in every row by "Unknown Player".
 * No rollup contains a name, so sums stay unchanged.
 */
export async function forget(
  writer: Writer,
  { discordId, unknown }: { discordId: string; unknown: string },
): Promise<PrivacyResult> {
  const results = await writeOnce(writer, [
    sql`
      with ${me}${discordId}), known as (
        select alias as name from player_aliases, me where guid = any (me.guids)
        union select player_name from player_comprehensive_stats, me where player_guid = any (me.guids)
        union select clean_name from player_comprehensive_stats, me where player_guid = any (me.guids)
        union select display_name from player_profiles, me where player_guid = any (me.guids)
        union select et_name from me
      )
      update session_teams set player_names = (
        select jsonb_agg(case when name in (select k.name from known k) then ${unknown} else name end order by position)::text
        from jsonb_array_elements_text(session_teams.player_names::jsonb) with ordinality as listed (name, position)
      )
      from me
      where exists (select from unnest(me.guids) as g where strpos(player_guids, g) > 0)
        and player_names is json array and player_names <> '[]'`,
    ofMe(
      discordId,
      sql`
      update player_comprehensive_stats set player_name = ${unknown}, clean_name = ${unknown}
      from me where player_guid = any (me.guids)`,
    ),
    ofMe(
      discordId,
      sql`
      update weapon_comprehensive_stats set player_name = ${unknown} from me where player_guid = any (me.guids)`,
    ),
    ofMe(discordId, sql`delete from player_aliases using me where guid = any (me.guids)`),
    ofMe(
      discordId,
      sql`
      insert into player_profiles (player_guid, display_name_source, forgotten) select unnest(guids), 'auto', true from me
      on conflict (player_guid) do update set
        display_name = null, display_name_source = 'auto', display_name_updated_at = null, forgotten = true`,
    ),
    ofMe(
      discordId,
      sql`delete from player_links using me where player_links.et_guid = any (me.guids) returning player_links.discord_id`,
    ),
  ]);
  if (results === 'repeated') return results;
  return results.at(-1)?.length ? 'done' : 'not linked';
}

const ofMe = (discordId: string, statement: Sql) => sql`with ${me}${discordId}) ${statement}`;
