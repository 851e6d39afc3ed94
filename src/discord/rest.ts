import type { APIApplicationCommand, APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Clock } from '../domain/clock.ts';
import { codeIn, consequenceOf, pauseOf } from './refused-request.ts';

type Message = APIInteractionResponseCallbackData;

/** Access to Discord's REST API. */
export interface RestApi {
  /** The base URL. Only development sets one, for a stand-in of Discord. */
  baseUrl?: string | undefined;
  fetch: typeof fetch;
  clock: Pick<Clock, 'runningMs' | 'sleep'>;
  ban: AddressBan;
  pauses: Pauses;
  /** Time in milliseconds for a request. By default ten seconds. Infinity sets no timer. */
  timeoutMs?: number;
}

/** Discord's ban of the address from which the Worker sends. All isolates know of it. */
export interface AddressBan {
  /** Returns whether no request may be sent. */
  isOn(): Promise<boolean>;
  /** Remembers that Discord answered with a ban. `askedMs` is 0 if it did not say for how long. */
  begin(about: { said: string; askedMs: number }): Promise<void>;
}

/** The pauses for which Discord has asked. They are for requests with the bot token. All isolates know of them. */
export interface Pauses {
  /** Returns whether no request of this scope may be sent. */
  isOn(scope: string): Promise<boolean>;
  /** Remembers a pause. */
  begin(scope: string, ms: number): Promise<void>;
}

/** The scope of a pause of all requests with the bot token. */
export const everything = 'everything';

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
  return new Map(((await response.json()) as APIApplicationCommand[]).map(({ name, id }) => [name, id]));
}

/** What became of a request that did not succeed. */
export type Failure =
  /** It was not sent, because of a ban or a pause. */
  | { kind: 'not sent' }
  /** Nobody knows whether it took effect: no response, or an error of Discord's. */
  | { kind: 'unknown' }
  /** It took no effect. `code` is Discord's error code. */
  | { kind: 'refused'; status: number; code: number | undefined };

/** A request that Discord refused, that still failed at the last attempt, or that was held back. `message` holds Discord's text and never a token. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly failure: Failure;

  constructor(message: string, failure: Failure) {
    super(message);
    this.failure = failure;
  }
}

interface RequestOptions {
  body?: unknown;
  /** The bot token, for requests that an interaction's own token does not authorise. */
  token?: string | undefined;
  /** When the interaction was deferred that this request completes. */
  deferredAtMs?: number;
  /** Whether to wait for the end of a short pause, and then to send the request again. By default true. */
  waitsForPause?: boolean;
  api: RestApi;
}

const usualTimeoutMs = 10_000;

/**
 * Sends one request, and sends it again where {@link consequenceOf} says so. While the address is banned no request is sent: each one would
 * make the ban longer. In a pause no request with the bot token is sent. Throws DiscordError. (@discordjs/rest does more, but takes a third
 * of a Worker's size limit.)
 */
export async function request(
  method: string,
  path: string,
  { body, token, deferredAtMs, waitsForPause = true, api }: RequestOptions,
): Promise<Response> {
  const scope = scopeOf(path);
  const heldBack = (why: string) => new DiscordError(`${why}: ${method} was not sent`, { kind: 'not sent' });
  if (token !== undefined && (await api.pauses.isOn(scope))) throw heldBack('Discord has asked for a pause');
  for (let attempt = 1; ; attempt += 1) {
    if (await api.ban.isOn()) throw heldBack('Discord has banned this address');
    const response = await send(api, method, path, { body, token });
    if (response.ok) return response;
    const { status, headers } = response;
    const text = await response.text();
    const sinceDeferralMs = deferredAtMs === undefined ? undefined : api.clock.runningMs() - deferredAtMs;
    const refusal = { status, retryAfter: headers.get('retry-after'), text };
    const next = consequenceOf(refusal, { attempt, sinceDeferralMs });
    const said = `${status}: ${text.slice(0, 300)}`;
    if ('bannedMs' in next) await api.ban.begin({ said, askedMs: next.bannedMs });
    const pause = token === undefined ? undefined : pauseOf(refusal);
    if (pause) await api.pauses.begin(pause.isGlobal ? everything : scope, pause.ms);
    if (!('retryAfterMs' in next) || (pause && !waitsForPause)) {
      const failure: Failure = status >= 500 ? { kind: 'unknown' } : { kind: 'refused', status, code: codeIn(text) };
      throw new DiscordError(`Discord answered ${method} with ${said}`, failure);
    }
    await api.clock.sleep(next.retryAfterMs);
  }
}

async function send(
  api: RestApi,
  method: string,
  path: string,
  { body, token }: Pick<RequestOptions, 'body' | 'token'>,
): Promise<Response> {
  const { timeoutMs = usualTimeoutMs } = api;
  try {
    return await api.fetch(`${api.baseUrl ?? 'https://discord.com/api'}/v10${path}`, {
      method,
      headers: {
        'user-agent': 'DiscordBot (stopwatch, 1)',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bot ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(timeoutMs < Number.POSITIVE_INFINITY && { signal: AbortSignal.timeout(timeoutMs) }),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DiscordError(`Discord did not answer ${method}: ${why}`, { kind: 'unknown' });
  }
}

/** Returns what a pause of this path is about, such as `/channels/123`: Discord counts requests for each channel and guild. */
function scopeOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}
