import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { ChannelTrouble } from './outbox.ts';

/** A channel in which posts wait, because Discord refuses them there. */
export interface TroubledChannel {
  channel: string;
  trouble: ChannelTrouble;
  since: Date;
}

/** Whether there are channels in trouble of which no manager has been told. */
export const hasUntoldTrouble = sql`exists (select from post_channels where trouble is not null and told_at is null)`;

/** Returns the channels in trouble of which no manager has been told. */
export function untoldTrouble(db: Db): Promise<TroubledChannel[]> {
  return db.query(sql`
    select channel::text, trouble, since from post_channels where trouble is not null and told_at is null order by since, channel`);
}

/** Stores that a manager has been told of the trouble in these channels. */
export async function storeTold(db: Db, channels: readonly TroubledChannel[], now: Date): Promise<void> {
  const told = channels.map(({ channel }) => channel);
  await db.query(sql`
    update post_channels set told_at = ${now} where channel = any (${told}::bigint[]) and trouble is not null and told_at is null`);
}

/**
 * Returns the statements by which posts follow changed settings. `channel` is one that a manager has set. Setting the same one again counts as a
 * change there, too.
 */
export function followSettings(channel: string | null | undefined): Sql[] {
  return [sql`select want_ranking()`, ...(channel ? [freeChannel(channel)] : [])];
}

/** Returns a statement that lets posts be sent to a channel again at once, after somebody has changed something there. */
export function freeChannel(channel: string): Sql {
  return sql`
    update post_channels set wait_until = null, failures = 0, trouble = null, said = null, since = null, told_at = null
    where channel = ${channel}`;
}
