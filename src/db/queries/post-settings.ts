import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Period } from './period.ts';
import type { Settings, StoredSetting } from './settings.ts';
import { settingsAsJson, settingsIn } from './settings.ts';

/** The kinds of messages that the bot sends by itself, as /admin posts lists them. */
export const postKinds = ['match', 'evening', 'ranking', 'day', 'digest'] as const;

export type PostKindName = (typeof postKinds)[number];

/** What /admin posts sets for a kind. Where nothing is set, a value is null and the default holds. */
export interface PostSettings {
  isOn: boolean;
  /** Id of the kind's own channel. Null: the channel for all kinds. */
  channel: string | null;
  /** Full hour in the community's time zone, for kinds that come at their hour. Null: that of the job upkeep. */
  hour: number | null;
  /** Key of the statistic of the live ranking. */
  statistic: string | null;
  /** How many players the live ranking shows. */
  size: number | null;
  /** The rounds that count in the live ranking. */
  period: Period | null;
}

const nothingSet: PostSettings = {
  isOn: false,
  channel: null,
  hour: null,
  statistic: null,
  size: null,
  period: null,
};

export type SettingsOfPosts = Record<PostKindName, PostSettings>;

/** Returns the community's settings with those of each kind of post, in one round trip. */
export async function storedSettingsWithPosts(db: Db): Promise<{ settings: Settings; posts: SettingsOfPosts }> {
  const [row] = await db.query<{ stored: StoredSetting[]; kinds: Partial<SettingsOfPosts> }>(sql`
    select ${settingsAsJson} as stored,
      (
        select coalesce(jsonb_object_agg(kind, jsonb_build_object('is_on', is_on, 'channel', channel::text, 'hour', hour,
          'statistic', statistic, 'size', size, 'period', period)), '{}')
        from post_settings
      ) as kinds`);
  const posts = Object.fromEntries(postKinds.map((kind) => [kind, row?.kinds[kind] ?? nothingSet])) as SettingsOfPosts;
  return { settings: settingsIn(row?.stored ?? []), posts };
}

/** What a manager changes of a kind. Undefined leaves it as it is. The channel for all kinds means that the kind has none of its own. */
export type PostSettingsChange = { kind: PostKindName } & {
  [Name in keyof PostSettings]?: PostSettings[Name] | undefined;
};

/** Returns a statement that stores what is given for a kind. */
export function savePostSettings(change: PostSettingsChange, by: string, now: Date): Sql {
  const { kind, isOn, channel, hour, statistic, size, period } = change;
  return sql`
    insert into post_settings as p (kind, is_on, channel, hour, statistic, size, period, changed_by, changed_at)
    values (
      ${kind}, coalesce(${isOn}::boolean, false),
      nullif(${channel}::bigint, (select value::bigint from settings where name = 'channel')),
      ${hour}::int, ${statistic}, ${size}::int, ${period}, ${by}, ${now}
    )
    on conflict (kind) do update
    set is_on = coalesce(${isOn}::boolean, p.is_on),
      channel = case when ${channel !== undefined} then excluded.channel else p.channel end,
      hour = coalesce(excluded.hour, p.hour), statistic = coalesce(excluded.statistic, p.statistic),
      size = coalesce(excluded.size, p.size), period = coalesce(excluded.period, p.period),
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
}

/** What the live ranking shows where nothing is set. */
export const rankingDefaults = { statistic: 'dpm', size: 10, period: 'season' } as const;

/** Returns the channel of new posts of a kind. Undefined if there is none yet. */
export function channelOf(kind: PostKindName, posts: SettingsOfPosts, { channel }: Settings): string | undefined {
  return posts[kind].channel ?? channel;
}
