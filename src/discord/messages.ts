import type {
  APIMessage,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { RestApi } from './rest.ts';
import { DiscordError, request } from './rest.ts';

/** A channel, and the bot token that opens it. */
export interface InChannel {
  channelId: string;
  /** The bot token. */
  token: string;
}

/** A message of the bot in a channel. */
export type OwnMessage = InChannel & { messageId: string };

/** The outcome of a request that changed a channel. */
export interface Changed {
  messageId: string;
  /** How long (ms) Discord would refuse the next request of this kind. 0 if it takes one now. */
  restMs: number;
}

/**
 * Sends a message. Discord compares the nonce (at most 25 characters) with those of the past few minutes, and returns the first message if
 * it is known. So the same request again makes no second message. Throws DiscordError.
 */
export async function createMessage(
  { channelId, token, nonce }: InChannel & { nonce: string },
  body: RESTPostAPIChannelMessageJSONBody,
  api: RestApi,
): Promise<Changed> {
  const given = { ...body, nonce, enforce_nonce: true };
  const path = `/channels/${channelId}/messages`;
  const response = await request('POST', path, { body: given, token, waitsForPause: false, api });
  const { id } = await readJson<APIMessage>(response);
  return { messageId: id, restMs: restOf(response) };
}

/** Replaces the content of a message. The same request again changes nothing. Throws DiscordError. */
export async function editMessage(
  { channelId, token, messageId }: OwnMessage,
  body: RESTPatchAPIChannelMessageJSONBody,
  api: RestApi,
): Promise<Changed> {
  const path = `/channels/${channelId}/messages/${messageId}`;
  const response = await request('PATCH', path, { body, token, waitsForPause: false, api });
  await response.body?.cancel();
  return { messageId, restMs: restOf(response) };
}

/** Deletes a message. Throws DiscordError, also if it is deleted already. */
export async function deleteMessage({ channelId, token, messageId }: OwnMessage, api: RestApi): Promise<Changed> {
  const path = `/channels/${channelId}/messages/${messageId}`;
  const response = await request('DELETE', path, { token, waitsForPause: false, api });
  return { messageId, restMs: restOf(response) };
}

/**
 * Returns up to 100 messages of a channel, the latest first: those before a message, or the latest of all. Throws DiscordError. Without the
 * permission to read the history Discord returns no messages, and {@link requireHistory} tells.
 */
export async function readMessages(
  { channelId, token, before }: InChannel & { before?: string | undefined },
  api: RestApi,
): Promise<APIMessage[]> {
  const query = before === undefined ? '?limit=100' : `?limit=100&before=${before}`;
  const path = `/channels/${channelId}/messages${query}`;
  return readJson(await request('GET', path, { token, waitsForPause: false, api }));
}

/** Throws DiscordError with status 403 if the bot may not read the history of the channel. */
export async function requireHistory({ channelId, token }: InChannel, api: RestApi): Promise<void> {
  try {
    // No message has the id of its channel. Discord refuses the request before it looks for the message.
    await request('GET', `/channels/${channelId}/messages/${channelId}`, { token, waitsForPause: false, api });
  } catch (error) {
    const isUnknownMessage =
      error instanceof DiscordError && error.failure.kind === 'refused' && error.failure.code === 10008;
    if (!isUnknownMessage) throw error;
  }
}

/** Reads a response. If it breaks off, the request has taken effect all the same. */
async function readJson<Value>(response: Response): Promise<Value> {
  try {
    return (await response.json()) as Value;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DiscordError(`Discord's answer broke off: ${why}`, { kind: 'unknown' });
  }
}

/** Returns the milliseconds until Discord takes another request, by the headers of the rate limit. */
function restOf({ headers }: Response): number {
  if (headers.get('x-ratelimit-remaining') !== '0') return 0;
  const seconds = Number(headers.get('x-ratelimit-reset-after'));
  return Number.isFinite(seconds) ? Math.ceil(seconds * 1000) : 0;
}
