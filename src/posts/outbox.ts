import type { Db, Rows, Sql } from '../db/db.ts';
import { sql } from '../db/db.ts';
import type { Measured } from '../db/queries/metrics.ts';
import type { Claim, ClaimedPost, NotedPost } from '../db/queries/outbox.ts';
import { claimedPosts, claimPosts, notePosts, postsWithKeys, readClaim } from '../db/queries/outbox.ts';
import type { LocalTime } from '../db/queries/period.ts';
import type { RestApi } from '../discord/rest.ts';
import type { Clock } from '../domain/clock.ts';
import { postableAfter } from '../domain/post-age.ts';
import { errorCode } from '../views/error-code.ts';
import type { ChannelState } from './channel-state.ts';
import { channelState } from './channel-state.ts';
import { afterFailure, afterSuccess } from './consequence.ts';
import { deliver } from './deliver.ts';
import type { PostContext, PostKind } from './kind.ts';
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
  picture: PostContext['picture'];
  /** Where web pages are. Undefined without pages. */
  pagesAt: string | undefined;
}

interface DeliverOptions {
  now: Date;
  /** The greatest number of posts that the run takes. */
  most: number;
  kinds?: readonly PostKind[];
}

interface BeginOptions extends DeliverOptions {
  /** The time zone, if no manager has set one. */
  timeZone: string;
  /** A condition. Where it does not hold, no post is taken. */
  isClaimed: Sql;
}

/** The outcome of a run. */
export interface Delivered {
  /** How many messages were sent, edited or deleted. */
  sent: number;
  /** The statement that notes it. Undefined if no post was due. */
  note: Sql | undefined;
  /** How long each request to Discord took. */
  measured: Measured[];
}

/** How long (ms) a run's posts and channels belong to it. A run that was ended is taken over afterwards. */
const leaseMs = 2 * 60_000;
/** How long (ms) a run begins to send. The last request still ends within the lease. */
const sendingMs = 45_000;

const leaseEnd = (now: Date) => new Date(now.getTime() + leaseMs);

/** Returns the statements with which a run begins, for one transaction: the first claims posts, and the others read what they show, but for seldom kinds. */
export function beginDelivery({ now, timeZone, most, kinds = allKinds, isClaimed }: BeginOptions): readonly Sql[] {
  const leasedUntil = leaseEnd(now);
  const claim = claimPosts({ now, most, leasedUntil, postableAfter: postableAfter(now), where: isClaimed });
  const usual = kinds.filter(({ isSeldom }) => !isSeldom);
  return [claim, ...usual.map(({ kind, load }) => load(claimedPosts(kind, leasedUntil), { now, timeZone }))];
}

/**
 * Sends what is due: new messages, edits and deletions. Runs may overlap and may be ended at any point. As the channel sees it, each post is
 * one message. What was sent but not noted is found in the channel by the next run. `begun` has the rows of {@link beginDelivery}, if its
 * statements have run. Throws DatabaseError.
 */
export async function deliverDue(
  world: OutboxWorld,
  { now, most, kinds = allKinds, begun }: DeliverOptions & { begun?: Rows | undefined },
): Promise<Delivered> {
  const { db, clock, discord, community, picture, pagesAt } = world;
  const startedMs = clock.runningMs();
  const leasedUntil = leaseEnd(now);
  const [claimed, ...read] = begun ?? [
    await db.query(claimPosts({ now, most, leasedUntil, postableAfter: postableAfter(now), where: sql`true` })),
  ];
  const { posts, channels, ...claim } = readClaim(claimed ?? []);
  discord.ban.learn(claim.ban);
  discord.pauses.learn(claim.pauses);
  if (posts.length === 0) return { sent: 0, note: undefined, measured: [] };

  const { timeZone } = community;
  const unread = begun ? kinds.filter(({ isSeldom }) => isSeldom) : kinds;
  const loaded = [...read, ...(await readAlone(db, posts, { kinds: unread, clock: { now, timeZone } }))];
  const rendered = await renderPosts(posts, loaded.flat(), {
    kinds,
    settings: claim.settings,
    timeZone,
    pagesAt,
    now,
    picture,
  });
  const states = new Map(channels.map((channel) => [channel.channel, channelState(channel)]));
  const notes: NotedPost[] = [];
  const measured: Measured[] = [];
  let sent = 0;
  for (const post of posts) {
    const state = states.get(post.channel) as ChannelState;
    if (clock.runningMs() - startedMs >= sendingMs) state.isStopped = true;
    const { isSent, ...note } = state.isStopped
      ? { isSent: false, attemptedAt: post.attemptedAt }
      : await attempt(world, post, {
          rendered: rendered.get(post.key),
          state,
          kind: kinds.find(({ kind }) => kind === post.kind),
          measured,
        });
    // The claim has noted that the run may break off.
    notes.push({ key: post.key, dueAt: post.dueAt, lastError: post.lastError, ...note });
    if (isSent) sent += 1;
  }
  const noted = { posts: notes, channels: [...states.values()].map(({ note }) => note) };
  return { sent, note: notePosts({ ...noted, leasedUntil, now: clock.now() }), measured };
}

/** Reads what posts show after they have been claimed, so that one that cannot be read counts as broken off, and holds back no other. */
async function readAlone(
  db: Db,
  posts: readonly ClaimedPost[],
  { kinds, clock }: { kinds: readonly PostKind[]; clock: LocalTime },
): Promise<Rows> {
  const loads = kinds.flatMap(({ kind, load }) => {
    const keys = posts.filter((post) => post.kind === kind).map(({ key }) => key);
    return keys.length > 0 ? [load(postsWithKeys(keys), clock)] : [];
  });
  return loads.length > 0 ? db.transaction(loads, { readOnly: true }) : [];
}

interface Attempt {
  rendered: Rendered;
  state: ChannelState;
  /** Undefined for a kind that this version does not know. */
  kind: PostKind | undefined;
  measured: Measured[];
}

async function attempt(
  { clock, discord: api, application: { token } }: OutboxWorld,
  post: ClaimedPost,
  { rendered, state, kind, measured }: Attempt,
): Promise<Omit<NotedPost, 'key'> & { isSent: boolean }> {
  const startedMs = clock.runningMs();
  const measure = (error?: string) => {
    const ms = clock.runningMs() - startedMs;
    measured.push({ kind: 'post', name: post.kind, ms, sqlMs: 0, roundTrips: 0, error });
  };
  try {
    const { latestMessageId: latestKnownId } = state.before;
    const outcome = await deliver(post, { rendered, latestKnownId, token, api });
    if (outcome.isSent) measure();
    return { ...afterSuccess(state, outcome, { now: clock.now(), kind }), isSent: outcome.isSent };
  } catch (error) {
    measure(errorCode(error));
    return { ...afterFailure(post, error, { state, now: clock.now(), kind }), isSent: false };
  }
}
