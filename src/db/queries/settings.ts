import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';

/** The settings of /admin config. A setting is undefined if no manager has set it. */
export interface Settings {
  /** Id of the channel for posts. */
  channel: string | undefined;
  /** Id of the channel in which managers are told of jobs that fail. */
  adminChannel: string | undefined;
  /** IANA name of the time zone. */
  timeZone: string | undefined;
  /** Of what everybody sees: en, de or fr. */
  language: string | undefined;
  /** Discord's locale of the server when its channel was set. */
  serverLocale: string | undefined;
}

/** A setting as it is stored. */
export interface StoredSetting {
  name: 'channel' | 'admin_channel' | 'time_zone' | 'language' | 'server_locale';
  value: string;
}

/** All settings as JSON, which {@link settingsIn} reads. */
export const settingsAsJson = sql`(select coalesce(jsonb_agg(jsonb_build_object('name', name, 'value', value)), '[]') from settings)`;

export async function storedSettings(db: Db): Promise<Settings> {
  const [row] = await db.query<{ stored: StoredSetting[] }>(sql`select ${settingsAsJson} as stored`);
  return settingsIn(row?.stored ?? []);
}

export function settingsIn(rows: readonly StoredSetting[]): Settings {
  const value = (wanted: StoredSetting['name']) => rows.find(({ name }) => name === wanted)?.value;
  return {
    channel: value('channel'),
    adminChannel: value('admin_channel'),
    timeZone: value('time_zone'),
    language: value('language'),
    serverLocale: value('server_locale'),
  };
}

/** What a manager changes: undefined leaves a setting as it is, null removes it. */
export type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | null };

/** Returns a statement that stores or removes the given settings. The others stay unchanged. */
export function saveSettings(change: SettingsChange, by: string, now: Date): Sql {
  const { channel, adminChannel, timeZone, language, serverLocale } = change;
  const given = {
    channel,
    admin_channel: adminChannel,
    time_zone: timeZone,
    language,
    server_locale: serverLocale,
  };
  const entries = Object.entries(given);
  const removed = entries.flatMap(([name, value]) => (value === null ? [name] : []));
  const rows = entries.flatMap(([name, value]) => (value === undefined || value === null ? [] : [{ name, value }]));
  return sql`
    with removed as (delete from settings where name = any (${removed}::text[]))
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
