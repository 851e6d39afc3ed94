import type { APIApplicationCommand, APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Clock } from '../domain/clock.ts';
import { consequenceOf } from './refused-request.ts';

type Message = APIInteractionResponseCallbackData;

/** Access to Discord's REST API. */
export interface RestApi {
  /** The base URL. Only development sets one, for a stand-in of Discord. */
  baseUrl?: string | undefined;
  fetch: typeof fetch;
  clock: Pick<Clock, 'runningMs' | 'sleep'>;
  ban: AddressBan;
}

/** Discord's ban of the address from which the Worker sends. All isolates know of it. */
export interface AddressBan {
  /** Returns whether no request may be sent. */
  isOn(): Promise<boolean>;
  /** Remembers that Discord answered with a ban. `askedMs` is 0 if it did not say for how long. */
  begin(about: { said: string; askedMs: number }): Promise<void>;
}

/** The application id and the token of one interaction. The token is valid for 15 minutes. */
export interface InteractionKey {
  applicationId: string;
  token: string;
  /** When the Worker deferred the interaction, by the clock that always runs. */
  deferredAtMs: number;
}

/** Replaces a deferred reply, or the message whose button was pressed. */
export async function completeDeferred(
  { applicationId, token, deferredAtMs }: InteractionKey,
  body: Message,
  api: RestApi,
): Promise<void> {
  await request('PATCH', `/webhooks/${applicationId}/${token}/messages/@original`, { body, deferredAtMs, api });
}

/** Adds a message to an interaction that already has a reply or a deferral. */
export async function followUp(
  { applicationId, token, deferredAtMs }: InteractionKey,
  body: Message,
  api: RestApi,
): Promise<void> {
  await request('POST', `/webhooks/${applicationId}/${token}`, { body, deferredAtMs, api });
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

/** A request that Discord refused, that still failed at the last attempt, or that a ban held back. `message` holds Discord's text and never a token. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

interface RequestOptions {
  body?: unknown;
  /** The bot token, for requests that an interaction's own token does not authorise. */
  token?: string;
  /** When the interaction was deferred that this request completes. */
  deferredAtMs?: number;
  api: RestApi;
}

const timeoutMs = 10_000;

/**
 * Sends one request, and sends it again where {@link consequenceOf} says so. While the address is banned no request is sent: each one would
 * make the ban longer. Throws DiscordError. (@discordjs/rest does more, but takes a third of a Worker's size limit.)
 */
async function request(
  method: string,
  path: string,
  { body, token, deferredAtMs, api }: RequestOptions,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    if (await api.ban.isOn()) throw new DiscordError(`Discord has banned this address: ${method} was not sent`);
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
    const { status, headers } = response;
    const text = await response.text();
    const sinceDeferralMs = deferredAtMs === undefined ? undefined : api.clock.runningMs() - deferredAtMs;
    const next = consequenceOf({ status, retryAfter: headers.get('retry-after'), text }, { attempt, sinceDeferralMs });
    const said = `${status}: ${text.slice(0, 300)}`;
    if ('bannedMs' in next) await api.ban.begin({ said, askedMs: next.bannedMs });
    if (!('retryAfterMs' in next)) throw new DiscordError(`Discord answered ${method} with ${said}`);
    await api.clock.sleep(next.retryAfterMs);
  }
}
