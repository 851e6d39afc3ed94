import type { Db, Sql } from '../db/db.ts';
import type { Claim, ClaimedPost, NotedPost } from '../db/queries/outbox.ts';
import { claimPosts, notePosts } from '../db/queries/outbox.ts';
import type { RestApi } from '../discord/rest.ts';
import type { Clock } from '../domain/clock.ts';
import { postableAfter } from '../domain/post-age.ts';
import type { ChannelState } from './channel-state.ts';
import { channelState } from './channel-state.ts';
import { afterFailure, afterSuccess } from './consequence.ts';
import { deliver } from './deliver.ts';
import type { PostKind } from './kind.ts';
import { kinds as allKinds } from './kinds.ts';
import type { Rendered } from './render.ts';
import { renderPosts } from './render.ts';

/** What sending posts needs from outside. The World has all of it. */
export interface OutboxWorld {
  db: Db;
  clock: Clock;
  discord: RestApi & {
    ban: { learn(ban: Claim['ban']): void };
    pauses: { learn(pauses: Claim['pauses']): void };
  };
  application: { token: string | undefined };
  community: { timeZone: string };
}

interface DeliverOptions {
  now: Date;
  /** The greatest number of posts that the run takes. */
  most: number;
  kinds?: readonly PostKind[];
}

/** The outcome of a run. */
export interface Delivered {
  /** How many messages were sent, edited or deleted. */
  sent: number;
  /** The statement that notes it. Undefined if no post was due. */
  note: Sql | undefined;
}

/** How long (ms) a run's posts and channels belong to it. A run that was ended is taken over afterwards. */
const leaseMs = 2 * 60_000;
/** How long (ms) a run begins to send. The last request still ends within the lease. */
const sendingMs = 45_000;

/**
 * Sends what is due: new messages, edits and deletions. Runs may overlap and may be ended at any point. As the channel sees it, each post is
 * one message. What was sent but not noted is found in the channel by the next run. Throws DatabaseError.
 */
export async function deliverDue(
  world: OutboxWorld,
  { now, most, kinds = allKinds }: DeliverOptions,
): Promise<Delivered> {
  const { db, clock, discord, community } = world;
  const startedMs = clock.runningMs();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const { posts, channels, ...claim } = await claimPosts(db, {
    ...{ now, most, leasedUntil },
    postableAfter: postableAfter(now),
  });
  discord.ban.learn(claim.ban);
  discord.pauses.learn(claim.pauses);
  if (posts.length === 0) return { sent: 0, note: undefined };

  const { timeZone } = community;
  const rendered = await renderPosts(db, posts, { kinds, settings: claim.settings, timeZone, now });
  const states = new Map(channels.map((channel) => [channel.channel, channelState(channel)]));
  const notes: NotedPost[] = [];
  let sent = 0;
  for (const post of posts) {
    const state = states.get(post.channel) as ChannelState;
    if (clock.runningMs() - startedMs >= sendingMs) state.isStopped = true;
    const { isSent, ...note } = state.isStopped
      ? { isSent: false, attemptedAt: post.attemptedAt }
      : await attempt(world, post, { rendered: rendered.get(post.key), state });
    // The claim has noted that the run may break off.
    notes.push({ key: post.key, dueAt: post.dueAt, lastError: post.lastError, ...note });
    if (isSent) sent += 1;
  }
  const noted = { posts: notes, channels: [...states.values()].map(({ note }) => note) };
  return { sent, note: notePosts({ ...noted, leasedUntil, now: clock.now() }) };
}

async function attempt(
  { clock, discord: api, application: { token } }: OutboxWorld,
  post: ClaimedPost,
  { rendered, state }: { rendered: Rendered; state: ChannelState },
): Promise<Omit<NotedPost, 'key'> & { isSent: boolean }> {
  try {
    const { latestMessageId: latestKnownId } = state.before;
    const outcome = await deliver(post, { rendered, latestKnownId, token, api });
    return { ...afterSuccess(state, outcome, clock.now()), isSent: outcome.isSent };
  } catch (error) {
    return { ...afterFailure(post, error, { state, now: clock.now() }), isSent: false };
  }
}
