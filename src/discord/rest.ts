import type { APIApplicationCommand, APIInteractionResponseCallbackData } from 'discord-api-types/v10';

type Message = APIInteractionResponseCallbackData;

/** How Discord's REST API is reached. */
export interface RestApi {
  /** Only development has another than Discord's. */
  baseUrl?: string | undefined;
  fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
}

/** The application and the token of one interaction: good for its messages during 15 minutes. */
export interface InteractionKey {
  applicationId: string;
  token: string;
}

/** Puts the message in place of a deferred answer, or of the message whose button was pressed. */
export async function completeDeferred(
  { applicationId, token }: InteractionKey,
  body: Message,
  api: RestApi,
): Promise<void> {
  await request('PATCH', `/webhooks/${applicationId}/${token}/messages/@original`, { body, api });
}

/** Adds a message to an interaction that has been answered or deferred. */
export async function followUp({ applicationId, token }: InteractionKey, body: Message, api: RestApi): Promise<void> {
  await request('POST', `/webhooks/${applicationId}/${token}`, { body, api });
}

interface CommandList {
  applicationId: string;
  /** The bot token. */
  token: string;
  /** Where the commands are registered for one guild only. */
  guildId?: string | undefined;
}

/** The registered slash commands: name → id, for clickable mentions. */
export async function fetchCommandIds(
  { applicationId, token, guildId }: CommandList,
  api: RestApi,
): Promise<Map<string, string>> {
  const scope = guildId === undefined ? '' : `/guilds/${guildId}`;
  const response = await request('GET', `/applications/${applicationId}${scope}/commands`, { token, api });
  return new Map((await response.json<APIApplicationCommand[]>()).map(({ name, id }) => [name, id]));
}

/** Discord refused a request, or did not take it in time: `message` holds what it said, never a token. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

interface RequestOptions {
  body?: unknown;
  /** The bot token, where an interaction's own does not do. */
  token?: string;
  api: RestApi;
}

const attempts = 3;
const timeoutMs = 10_000;
/** waitUntil ends 30 s after the answer: a longer wait would never be over. */
const longestWaitMs = 8000;

/**
 * One request, tried again after 429 as Discord asks and after its own failures. (@discordjs/rest does more and is a third of what a
 * Worker may weigh.) A 404, an expired token, is final, and so is a 429 without JSON: that is a ban of the address, to be left alone.
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

/** Milliseconds until the next attempt; undefined when there is none to make. */
function waitBefore({ status, headers }: Response, text: string, attempt: number): number | undefined {
  if (status >= 500) return attempt * 500;
  const isRateLimit = status === 429 && headers.get('content-type')?.includes('json') && text.startsWith('{');
  const seconds = Number(headers.get('retry-after'));
  return isRateLimit && seconds * 1000 <= longestWaitMs ? Math.ceil(seconds * 1000) : undefined;
}
