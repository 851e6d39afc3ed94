import type { ChannelTrouble, ClaimedPost, NotedPost } from '../db/queries/outbox.ts';
import type { Failure } from '../discord/rest.ts';
import { DiscordError } from '../discord/rest.ts';
import type { ChannelState } from './channel-state.ts';
import type { DeliveredPost } from './deliver.ts';
import type { PostKind } from './kind.ts';

const minuteMs = 60_000;
/** The least time (ms) between two changes of a message. */
const betweenEditsMs = 5000;
/** How long (ms) a channel waits after failures of Discord's: doubled each time, up to ten minutes. */
const transientMs = { first: 5000, longest: 10 * minuteMs };
/** After how many failures in a row a post lets those behind it pass: perhaps Discord never takes it. */
const passedAfter = 10;
/** How long (ms) a channel waits after a request that a ban or a pause held back. */
const notSentMs = 30_000;
/** How long (ms) a channel waits that Discord refused. A manager's change ends it earlier. */
const troubleMs = [15 * minuteMs, 60 * minuteMs, 6 * 60 * minuteMs] as const;
/** How long (ms) a post waits that could not be rendered, or that Discord refused: the next version of the bot may do better. Doubled each time. */
const rejectedMs = { first: 60 * minuteMs, longest: 6 * 60 * minuteMs };
/** Many such posts are retried together (ms), so that they wake the database once. */
const togetherMs = 15 * minuteMs;

const unknownChannel = 10003;
const unknownMessage = 10008;
const authoredByAnother = 50005;
const emptyMessage = 50006;

/** What is special about a kind of post. Undefined for a kind that this version does not know. */
type Traits = Pick<PostKind, 'betweenEditsMs' | 'isSentAgain'> | undefined;

/** Notes in the channel's state that a post was delivered. Returns the columns of the post that change. */
export function afterSuccess(
  state: ChannelState,
  { note, isSent, restMs }: DeliveredPost,
  { now, kind }: { now: Date; kind: Traits },
): Omit<NotedPost, 'key'> {
  if (note.sentVersion === undefined) return note;
  if (isSent) {
    Object.assign(state.note, { failures: 0, trouble: null, said: null, since: null, toldAt: null, waitUntil: null });
    if (restMs > 0) {
      state.note.waitUntil = add(now, restMs);
      state.isStopped = true;
    }
  }
  const change = isSent ? { changedAt: now, dueAt: add(now, kind?.betweenEditsMs ?? betweenEditsMs) } : {};
  return { ...note, ...change, failures: 0, lastError: null };
}

/** Notes in the channel's state how delivering a post failed. Returns the columns of the post that change. */
export function afterFailure(
  post: ClaimedPost,
  error: unknown,
  { state, now, kind }: { state: ChannelState; now: Date; kind: Traits },
): Omit<NotedPost, 'key'> {
  const lastError = error instanceof Error ? error.message : String(error);
  const failed = { failures: post.failures + 1, lastError };
  // What was refused or not sent took no effect, but an earlier attempt may have taken one.
  const asBefore = { attemptedAt: post.attemptedAt };
  if (!(error instanceof DiscordError)) return { ...failed, ...asBefore, dueAt: afterRejection(now, post.failures) };

  const { failure } = error;
  switch (consequenceOf(failure, post)) {
    case 'later':
      state.isStopped = true;
      // A pause or a ban is stored. This holds where storing it failed.
      state.note.waitUntil = add(now, failure.kind === 'not sent' ? notSentMs : 0);
      return asBefore;
    case 'retry': {
      state.isStopped = true;
      const dueAt = behindOthers(post, now);
      const isEdit = post.messageId !== null;
      // An edit that always fails says nothing about the channel.
      const failures = isEdit && dueAt ? 0 : state.before.failures;
      state.note.failures = failures + 1;
      state.note.waitUntil = add(now, Math.min(transientMs.first * 2 ** failures, transientMs.longest));
      return { ...failed, ...(isEdit && asBefore), ...(dueAt && { dueAt }) };
    }
    case 'gone':
      if (kind?.isSentAgain && failure.kind === 'refused' && failure.code === unknownMessage) {
        return {
          ...failed,
          messageId: null,
          bodyHash: null,
          messages: post.messages + 1,
          attemptedAt: null,
          dueAt: now,
        };
      }
      return { ...failed, sentVersion: post.wantedVersion, attemptedAt: null, ended: 'deleted', endedAt: now };
    case 'rejected':
      return { ...failed, ...asBefore, dueAt: afterRejection(now, post.failures) };
    case 'trouble':
      noteTrouble(state, { trouble: troubleOf(failure), said: lastError, now });
      // In a channel that is gone there is no message either.
      return { ...failed, ...(state.note.trouble === 'missing' ? { attemptedAt: null } : asBefore) };
  }
}

type Consequence = 'later' | 'retry' | 'gone' | 'rejected' | 'trouble';

function consequenceOf(failure: Failure, { messageId }: ClaimedPost): Consequence {
  if (failure.kind === 'not sent') return 'later';
  if (failure.kind === 'unknown') return 'retry';
  const { status, code } = failure;
  if (status === 429) return 'later';
  if (status === 401) return 'trouble';
  if (messageId !== null && (code === unknownMessage || code === unknownChannel || code === authoredByAnother)) {
    return 'gone';
  }
  if (code === unknownChannel || code === emptyMessage || (status === 403 && code !== authoredByAnother))
    return 'trouble';
  return 'rejected';
}

/** Returns when a post is retried that failed too often to hold back others: an edit like a rejected one, a new message as soon as the next one was tried. */
function behindOthers({ messageId, failures }: ClaimedPost, now: Date): Date | undefined {
  const beyond = failures + 1 - passedAfter;
  if (beyond < 0) return undefined;
  return messageId === null ? add(now, transientMs.longest + 1000) : afterRejection(now, beyond);
}

function afterRejection(now: Date, failures: number): Date {
  const waitMs = Math.min(rejectedMs.first * 2 ** failures, rejectedMs.longest);
  return new Date(Math.ceil((now.getTime() + waitMs) / togetherMs) * togetherMs);
}

function troubleOf(failure: Failure): ChannelTrouble {
  if (failure.kind === 'refused' && failure.status === 401) return 'token';
  return failure.kind === 'refused' && failure.code === unknownChannel ? 'missing' : 'forbidden';
}

function noteTrouble(
  state: ChannelState,
  { trouble, said, now }: { trouble: ChannelTrouble; said: string; now: Date },
): void {
  const { before, note } = state;
  const failures = before.trouble === null ? 0 : before.failures;
  const waitMs = troubleMs[Math.min(failures, troubleMs.length - 1)] ?? 0;
  state.isStopped = true;
  Object.assign(note, { failures: failures + 1, trouble, said, waitUntil: add(now, waitMs) });
  if (before.trouble !== trouble) Object.assign(note, { since: now, toldAt: null });
}

const add = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
