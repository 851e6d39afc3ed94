import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { AddressBan, StoredBan } from './address-ban.ts';
import { currentBan, parseBan } from './address-ban.ts';
import type { StoredPause } from './discord-pauses.ts';
import { pausesAsJson } from './discord-pauses.ts';
import type { Settings, StoredSetting } from './settings.ts';
import { settingsAsJson, settingsIn } from './settings.ts';

/** SQL for when the next post can be sent. Null if none is outstanding. The distant past means at once. */
export const postsDueAt = (now: Date): Sql => sql`posts_due_at(${now})`;

/** A post that a run has claimed, as it was before. */
export interface ClaimedPost {
  key: string;
  kind: string;
  server: string;
  subject: string;
  channel: string;
  wantedVersion: number;
  messageId: string | null;
  bodyHash: string | null;
  /** How many messages of it were sent and deleted again. */
  messages: number;
  /** When an attempt to send a new message began of which the outcome is unknown. */
  attemptedAt: string | null;
  failures: number;
  dueAt: string | null;
  lastError: string | null;
  /** Whether a new message may still be sent. */
  isRecent: boolean;
}

/** Why a channel takes no message: it is gone, a permission is missing, or the bot token is wrong. */
export type ChannelTrouble = 'missing' | 'forbidden' | 'token';

/** A channel to which a run sends, as it was before. */
export interface ClaimedChannel {
  channel: string;
  failures: number;
  trouble: ChannelTrouble | null;
  /** The greatest id of a message that is known to be there. */
  latestMessageId: string | null;
}

export interface Claim {
  posts: ClaimedPost[];
  channels: ClaimedChannel[];
  settings: Settings;
  ban: AddressBan | undefined;
  pauses: StoredPause[];
}

interface ClaimOptions {
  now: Date;
  /** The greatest number of posts. */
  most: number;
  /** Until when the posts belong to the caller. */
  leasedUntil: Date;
  /** A match must have been played later than this to get a new message. */
  postableAfter: Date;
  /** A condition. Where it does not hold, no post is claimed. */
  where: Sql;
}

/** Returns a statement that claims posts that are due, and answers all that sending them needs but what they show ({@link readClaim}). */
export function claimPosts({ now, most, leasedUntil, postableAfter, where }: ClaimOptions): Sql {
  return sql`
    with claimed as materialized (
      select p.*
      from (select ${now}::timestamptz as at where ${where}) as given,
        claim_posts(given.at, ${most}, ${leasedUntil}, ${postableAfter}) as p
    )
    select ${currentBan} as ban, ${settingsAsJson} as stored, ${pausesAsJson(now)} as pauses,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'key', c.key, 'kind', c.kind, 'server', c.server, 'subject', c.subject, 'channel', c.channel::text,
          'wanted_version', c.wanted_version, 'message_id', c.message_id::text, 'body_hash', c.body_hash, 'messages', c.messages,
          'attempted_at', c.attempted_at, 'failures', c.failures, 'due_at', c.due_at, 'last_error', c.last_error,
          'is_recent', c.played_at > ${postableAfter}
        ) order by c.message_id is not null, case when c.message_id is null then c.played_at end, c.played_at desc, c.key), '[]')
        from claimed c
      ) as posts,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'channel', c.channel::text, 'failures', coalesce(o.failures, 0), 'trouble', o.trouble,
          'latest_message_id', (select max(p.message_id)::text from posts p where p.channel = c.channel)
        )), '[]')
        from (select distinct channel from claimed) as c
        left join post_channels o using (channel)
      ) as channels`;
}

/**
 * Returns the posts of a kind, for a statement that runs after that of {@link claimPosts} in one transaction: all that it has claimed, and
 * perhaps others.
 */
export const claimedPosts = (kind: string, leasedUntil: Date): Sql => sql`(
  select p.key, p.server, p.subject, p.message_id
  from posts p join post_channels c using (channel)
  where p.kind = ${kind} and c.leased_until = ${leasedUntil} and p.sent_version < p.wanted_version and p.ended is null and p.broken_off > 0
)`;

/** Returns the posts with these keys, as {@link claimedPosts} does. */
export const postsWithKeys = (keys: readonly string[]): Sql => sql`(
  select p.key, p.server, p.subject, p.message_id from posts p where p.key = any (${keys}::text[])
)`;

/** Reads what the statement of {@link claimPosts} answers. */
export function readClaim([given]: readonly unknown[]): Claim {
  const row = given as (Omit<Claim, 'settings' | 'ban'> & { stored: StoredSetting[]; ban: StoredBan }) | undefined;
  if (!row) throw new Error('The claim of posts gave no row.');
  const { stored, ban, ...claim } = row;
  return { ...claim, settings: settingsIn(stored), ban: parseBan(ban) };
}

/** The columns of a post that change. Those that are left out stay as they are. */
export interface NotedPost {
  key: string;
  sentVersion?: number;
  messageId?: string | null;
  bodyHash?: string | null;
  changedAt?: Date;
  messages?: number;
  attemptedAt?: string | null;
  failures?: number;
  dueAt?: Date | string | null;
  lastError?: string | null;
  ended?: 'deleted' | 'too old';
  endedAt?: Date;
}

/** The columns of a channel that change. */
export interface NotedChannel {
  channel: string;
  waitUntil?: Date | null;
  failures?: number;
  trouble?: ChannelTrouble | null;
  said?: string | null;
  since?: Date | null;
  toldAt?: Date | null;
}

interface Note {
  posts: readonly NotedPost[];
  channels: readonly NotedChannel[];
  /** The lease of the run. Nothing is noted if somebody else has claimed the channels since. */
  leasedUntil: Date;
  now: Date;
}

/** Returns a statement that notes how a run went and frees its channels. It changes nothing the second time. */
export function notePosts({ posts, channels, leasedUntil, now }: Note): Sql {
  return sql`select note_posts(${rowsAsJson(posts)}, ${rowsAsJson(channels)}, ${leasedUntil}, ${now})`;
}

function rowsAsJson(rows: readonly object[]): string {
  const inSql = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [inSql(name), value]))),
  );
}
