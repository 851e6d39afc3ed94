import type { ClaimedPost, NotedPost } from '../db/queries/outbox.ts';
import type { Changed, InChannel } from '../discord/messages.ts';
import { createMessage, deleteMessage, editMessage } from '../discord/messages.ts';
import type { RestApi } from '../discord/rest.ts';
import { DiscordError } from '../discord/rest.ts';
import { findMessage } from './find-message.ts';
import type { Rendered } from './render.ts';

/** How a post was delivered. */
export interface DeliveredPost {
  note: Omit<NotedPost, 'key'>;
  /** Whether the channel has changed. */
  isSent: boolean;
  /** How long (ms) Discord would refuse the next request to the channel. */
  restMs: number;
}

/** Sending was refused before anything was sent. Made when it is thrown: while modules load, the stack of an error costs a tenth of their time. */
const noToken = () => new DiscordError('DISCORD_TOKEN is not set', { kind: 'refused', status: 401, code: undefined });

interface Delivery {
  rendered: Rendered;
  /** The greatest id of a message that is known to be in the channel. */
  latestKnownId: string | null;
  token: string | undefined;
  api: RestApi;
}

/** Brings the channel to what is rendered: sends, edits or deletes the post's message, or nothing. Throws DiscordError, or what rendering threw. */
export async function deliver(
  post: ClaimedPost,
  { rendered, latestKnownId, token, api }: Delivery,
): Promise<DeliveredPost> {
  if (rendered && 'error' in rendered) throw rendered.error;
  if (token === undefined) throw noToken();
  const channel = { channelId: post.channel, token };
  const messageId = post.messageId ?? (await lostMessage(post, { channel, latestKnownId, api }));
  const done = { sentVersion: post.wantedVersion, attemptedAt: null };
  if (!rendered) {
    if (messageId === undefined) return { note: done, isSent: false, restMs: 0 };
    const restMs = await remove(channel, messageId, api);
    return { note: { ...done, messageId: null, bodyHash: null, messages: post.messages + 1 }, isSent: true, restMs };
  }
  const { body, hash } = rendered;
  if (messageId !== undefined && post.bodyHash === hash)
    return { note: { ...done, messageId }, isSent: false, restMs: 0 };
  if (messageId === undefined && !post.isRecent) return { note: { attemptedAt: null }, isSent: false, restMs: 0 };
  const changed: Changed =
    messageId === undefined
      ? await createMessage({ ...channel, nonce: nonceOf(post) }, body, api)
      : await editMessage({ ...channel, messageId }, body, api);
  return { note: { ...done, messageId: changed.messageId, bodyHash: hash }, isSent: true, restMs: changed.restMs };
}

/** Returns the message that an attempt of unknown outcome may have sent. */
async function lostMessage(
  { key, attemptedAt }: ClaimedPost,
  { channel, latestKnownId, api }: { channel: InChannel; latestKnownId: string | null; api: RestApi },
): Promise<string | undefined> {
  if (attemptedAt === null) return undefined;
  return findMessage(channel, { key, attemptedAt: new Date(attemptedAt), latestKnownId }, api);
}

/** Deletes a message, which somebody else may have done already. Returns the milliseconds until the next request. */
async function remove(channel: InChannel, messageId: string, api: RestApi): Promise<number> {
  try {
    return (await deleteMessage({ ...channel, messageId }, api)).restMs;
  } catch (error) {
    if (error instanceof DiscordError && error.failure.kind === 'refused' && error.failure.status === 404) return 0;
    throw error;
  }
}

/** Returns the nonce of the post's next message, of at most 25 characters. */
function nonceOf({ key, messages }: ClaimedPost): string {
  return `${key.split(':')[1]}:${messages}`;
}
