import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';

/** The settings of /admin config. A setting is undefined if no manager has set it. */
export interface Settings {
  /** Id of the channel for posts. */
  channel: string | undefined;
  /** IANA name of the time zone. */
  timeZone: string | undefined;
  autoPost: boolean | undefined;
}

interface Stored {
  name: 'channel' | 'time_zone' | 'auto_post';
  value: string;
}

export async function storedSettings(db: Db): Promise<Settings> {
  const rows = await db.query<Stored>(sql`select name, value from settings`);
  const value = (wanted: Stored['name']) => rows.find(({ name }) => name === wanted)?.value;
  const autoPost = value('auto_post');
  return {
    channel: value('channel'),
    timeZone: value('time_zone'),
    autoPost: autoPost === undefined ? undefined : autoPost === 'true',
  };
}

/** Returns a statement that stores the given settings. The others stay unchanged. */
export function saveSettings({ channel, timeZone, autoPost }: Settings, by: string, now: Date): Sql {
  const given = Object.entries({ channel, time_zone: timeZone, auto_post: autoPost?.toString() });
  const rows = given.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return sql`
    insert into settings (name, value, changed_by, changed_at)
    select name, value, ${by}, ${now} from jsonb_to_recordset(${JSON.stringify(rows)}) as given (name text, value text)
    on conflict (name) do update
    set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
}

/**
 * Returns a statement that stores the time zone in which legacy rounds are read, so that a later `npm run migrate -- --verify` uses the
 * same one.
 */
export function readLegacyRoundsIn(timeZone: string): Sql {
  return sql`update legacy_migrations set time_zone = ${timeZone}`;
}
