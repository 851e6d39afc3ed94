import type { APIApplicationCommand, APIInteractionResponseCallbackData } from 'discord-api-types/v10';

type Message = APIInteractionResponseCallbackData;

/** Access to Discord's REST API. */
export interface RestApi {
  /** The base URL. Only development sets one, for a stand-in of Discord. */
  baseUrl?: string | undefined;
  fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
}

/** The application id and the token of one interaction. The token is valid for 15 minutes. */
export interface InteractionKey {
  applicationId: string;
  token: string;
}

/** Replaces a deferred reply, or the message whose button was pressed. */
export async function completeDeferred(
  { applicationId, token }: InteractionKey,
  body: Message,
  api: RestApi,
): Promise<void> {
  await request('PATCH', `/webhooks/${applicationId}/${token}/messages/@original`, { body, api });
}

/** Adds a message to an interaction that already has a reply or a deferral. */
export async function followUp({ applicationId, token }: InteractionKey, body: Message, api: RestApi): Promise<void> {
  await request('POST', `/webhooks/${applicationId}/${token}`, { body, api });
}

interface CommandList {
  applicationId: string;
  /** The bot token. */
  token: string;
  /** The guild, if the commands are registered for one guild only. */
  guildId?: string | undefined;
}

/** Returns the ids of the registered slash commands by name, for mentions that can be clicked. */
export async function fetchCommandIds(
  { applicationId, token, guildId }: CommandList,
  api: RestApi,
): Promise<Map<string, string>> {
  const scope = guildId === undefined ? '' : `/guilds/${guildId}`;
  const response = await request('GET', `/applications/${applicationId}${scope}/commands`, { token, api });
  return new Map((await response.json<APIApplicationCommand[]>()).map(({ name, id }) => [name, id]));
}

/** A request that Discord refused, or that still failed at the last attempt. `message` holds Discord's text and never a token. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

interface RequestOptions {
  body?: unknown;
  /** The bot token, for requests that an interaction's own token does not authorise. */
  token?: string;
  api: RestApi;
}

const attempts = 3;
const timeoutMs = 10_000;
/** The longest delay (ms) before a retry. waitUntil ends 30 s after the response, so a longer delay would never finish. */
const longestWaitMs = 8000;

/**
 * Sends one request. Retries it after a 429, with the delay that Discord asks for, and after a 5xx. Throws DiscordError. A 404 is final
 * because the token has expired. A 429 without JSON is final because Discord has banned the IP address. (@discordjs/rest does more, but
 * takes a third of a Worker's size limit.)
 */
async function request(method: string, path: string, { body, token, api }: RequestOptions): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await api.fetch(`${api.baseUrl ?? 'https://discord.com/api'}/v10${path}`, {
      method,
      headers: {
        'user-agent': 'DiscordBot (stopwatch, 1)',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bot ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return response;
    const text = await response.text();
    const waitMs = waitBefore(response, text, attempt);
    if (waitMs === undefined || attempt === attempts) {
      throw new DiscordError(`Discord answered ${method} with ${response.status}: ${text.slice(0, 300)}`);
    }
    await api.sleep(waitMs);
  }
}

/** Returns the delay before the next attempt in milliseconds, or undefined if the response is final. */
function waitBefore({ status, headers }: Response, text: string, attempt: number): number | undefined {
  if (status >= 500) return attempt * 500;
  const isRateLimit = status === 429 && headers.get('content-type')?.includes('json') && text.startsWith('{');
  const seconds = Number(headers.get('retry-after'));
  return isRateLimit && seconds * 1000 <= longestWaitMs ? Math.ceil(seconds * 1000) : undefined;
}
