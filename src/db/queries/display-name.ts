import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** Source of a chosen name: typed, or one of the player's own aliases. */
type Source = 'custom' | 'alias';

export interface NamingResult {
  linked: boolean;
  /** Whether the player asked to be forgotten. No name is stored until they opt in again. */
  forgotten: boolean;
  /** Whether a manager gave the player a name, which is shown instead. */
  given: boolean;
  done: boolean;
}

/** Sets the caller's display name. An alias must be one of the caller's own. */
export function setDisplayName(
  writer: Writer,
  { discordId, name, source, now }: { discordId: string; name: string; source: Source; now: Date },
): Promise<NamingResult | 'repeated'> {
  const isOwn = sql`exists (select from player_aliases a where a.guid = any (guids_of(me.guid)) and a.alias = ${name})`;
  return naming(
    writer,
    discordId,
    sql`
      insert into player_profiles (player_guid, display_name, display_name_source, display_name_updated_at)
      select guid, ${name}, ${source}, ${now} from me where not forgotten and ${source === 'alias' ? isOwn : sql`true`}
      on conflict (player_guid) do update set
        display_name = excluded.display_name,
        display_name_source = excluded.display_name_source,
        display_name_updated_at = excluded.display_name_updated_at
      returning player_guid`,
  );
}

/** Removes the caller's display name under all GUIDs. `done` is false if there was none. */
export function resetDisplayName(
  writer: Writer,
  { discordId, now }: { discordId: string; now: Date },
): Promise<NamingResult | 'repeated'> {
  return naming(
    writer,
    discordId,
    sql`
      update player_profiles set display_name = null, display_name_source = 'auto', display_name_updated_at = ${now}
      from me where player_guid = any (guids_of(me.guid)) and display_name is not null
      returning player_guid`,
  );
}

async function naming(writer: Writer, discordId: string, write: Sql): Promise<NamingResult | 'repeated'> {
  const results = await writeOnce(writer, [
    sql`
      with me as (
        select person_of(et_guid) as guid,
          exists (select from unnest(guids_of(person_of(et_guid))) as one (guid) where is_forgotten(one.guid)) as forgotten
        from player_links where discord_id = ${discordId}
      ),
      done as (${write})
      select
        exists (select from me) as linked,
        exists (select from me where forgotten) as forgotten,
        exists (select from me join given_names g on g.guid = any (guids_of(me.guid))) as given,
        exists (select from done) as done`,
  ]);
  if (results === 'repeated') return results;
  const [row] = results[0] as NamingResult[];
  if (!row) throw new Error('The naming query gave no row.');
  return row;
}
