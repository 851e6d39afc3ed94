import { randomBytes } from 'node:crypto';
import type { APIUser } from 'discord-api-types/v10';
import type { Server } from './channels.ts';
import { createServer } from './channels.ts';
import type { CommandStore } from './commands.ts';
import { createCommandStore } from './commands.ts';
import type { Fault, Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { Keys } from './keys.ts';
import { createKeys } from './keys.ts';
import type { MessageStore } from './messages.ts';
import { createMessageStore } from './messages.ts';
import type { Nonces } from './nonces.ts';
import { createNonces } from './nonces.ts';
import type { People, Person } from './people.ts';
import { createPeople } from './people.ts';
import type { Pictures } from './pictures.ts';
import { createPictures } from './pictures.ts';
import { channels, FOREIGN_GUILD } from './places.ts';
import type { RateLimit } from './rest/rate-limits.ts';
import { createSnowflakes } from './snowflake.ts';
import type { Ticket } from './tickets.ts';

export interface SimulatorOptions {
  /** Where interactions are sent, e.g. http://127.0.0.1:8788/interactions. `connect` can set it later. */
  interactionsUrl?: string;
  applicationId?: string;
  /** The bot token that the REST API accepts. */
  token?: string;
  guildId?: string;
  /** The known people. The first one acts unless another is named. */
  people?: readonly Person[];
  now?: () => Date;
  /** Timeout of the first answer, 3000 ms in Discord. */
  answerWithinMs?: number;
  /** Timeout of a deferred reply. A Worker has about 30 s, and Discord would wait for 15 minutes. */
  completeWithinMs?: number;
  /** Lifetime of an interaction's token, 15 minutes in Discord. */
  tokenLifetimeMs?: number;
  /** The limit of each channel for new messages, for edits and for deletions. 5 in 5 s in Discord. */
  rateLimit?: RateLimit;
  /** The REST API's port. By default a free one. */
  port?: number;
  /** Receives every interaction with what came of it, once it is complete. */
  onExchange?: (exchange: Exchange) => void;
}

/** A request that the REST API received. */
export interface RestCall {
  method: string;
  /** without /api/v10 */
  path: string;
  /** 0 if the request got no answer. */
  status: number;
  /** What was let go wrong. */
  fault?: Fault;
}

/** An interaction over HTTP, from both sides. */
export interface Exchange {
  interactionId: string;
  /** Milliseconds of `performance.now()` at which it began and was complete, including a deferred reply. */
  startedMs: number;
  endedMs: number;
  request: { method: string; url: string; headers: Record<string, string>; body: string };
  /** Undefined if the Worker gave none. Its body is undefined if it is not text. */
  response: { status: number; headers: Record<string, string>; body: string | undefined } | undefined;
  /** What the Worker asked of Discord's REST API meanwhile. */
  calls: RestCall[];
  problems: string[];
}

/** Everything that this simulated Discord knows. */
export interface SimulatorState {
  settings: Required<Omit<SimulatorOptions, 'interactionsUrl' | 'people' | 'port' | 'onExchange'>>;
  keys: Keys;
  people: People;
  /** The bot's own user. */
  bot: APIUser;
  server: Server;
  nonces: Nonces;
  /** What was refused in requests about channels, and what breaks this project's own rules. */
  problems: string[];
  commands: CommandStore;
  messages: MessageStore;
  pictures: Pictures;
  tickets: Map<string, Ticket>;
  faults: Faults;
  calls: RestCall[];
  onExchange: ((exchange: Exchange) => void) | undefined;
  /** Called once, when a Worker next defers. */
  deferralListeners: Set<() => void>;
  /** Called with the id of a channel whenever one of its messages was added, changed or removed. */
  channelListeners: Set<(channelId: string) => void>;
  interactionsUrl: string | undefined;
  /** Base URL of the REST API without its version, set when it listens. */
  apiUrl: string;
  /** The simulated Discord's time, which `advance` can put ahead of `settings.now`. Signatures have the latter. */
  now(): Date;
  advance(ms: number): void;
  newId(): string;
  /** Makes all later ids greater than this one. */
  continueAfter(id: string): void;
  newToken(): string;
}

const SOMEBODY: Person = { id: '200000000000000001', username: 'somebody' };

/** Returns a token as Discord makes them: the application's id, a time and a signature. */
function newBotToken(applicationId: string): string {
  const [time, signature] = [randomBytes(4), randomBytes(28)].map((bytes) => bytes.toString('base64url'));
  return `${Buffer.from(applicationId).toString('base64url')}.${time}.${signature}`;
}

export function createState(options: SimulatorOptions): SimulatorState {
  const { interactionsUrl, people, port: _, onExchange, ...given } = options;
  const settings = {
    applicationId: '100000000000000001',
    token: newBotToken(given.applicationId ?? '100000000000000001'),
    guildId: '300000000000000001',
    now: () => new Date(),
    answerWithinMs: 3000,
    completeWithinMs: 30_000,
    tokenLifetimeMs: 15 * 60_000,
    rateLimit: { requests: 5, perMs: 5000 },
    ...given,
  };
  let aheadMs = 0;
  const now = () => new Date(settings.now().getTime() + aheadMs);
  const snowflakes = createSnowflakes(now);
  const newId = snowflakes.next;
  const channelListeners: SimulatorState['channelListeners'] = new Set();
  const bot = {
    id: settings.applicationId,
    username: 'Stopwatch',
    global_name: null,
    discriminator: '0',
    avatar: null,
    bot: true,
  } as unknown as APIUser;
  const tellListeners = ({ channel_id: channelId }: { channel_id: string }) => {
    for (const listener of channelListeners) listener(channelId);
  };
  const pictures = createPictures(tellListeners);
  const messages = createMessageStore({
    author: bot,
    newId,
    now,
    fileUrl: (messageId, name) => `${state.apiUrl}/attachments/${messageId}/${encodeURIComponent(name)}`,
    onChange(message) {
      pictures.look(message);
      tellListeners(message);
    },
  });
  const known = new Map([
    [channels.guild, { guildId: settings.guildId, name: 'stats' }],
    [channels['other-guild'], { guildId: FOREIGN_GUILD, name: 'stats' }],
  ]);
  const state: SimulatorState = {
    settings,
    keys: createKeys(),
    people: createPeople(people && people.length > 0 ? people : [SOMEBODY]),
    commands: createCommandStore(settings.applicationId, newId),
    bot,
    messages,
    pictures,
    server: createServer({
      guildId: settings.guildId,
      applicationId: settings.applicationId,
      messages,
      channels: known,
      newId,
      channelListeners,
    }),
    nonces: createNonces(now),
    problems: [],
    now,
    advance: (ms) => {
      aheadMs += ms;
    },
    tickets: new Map(),
    faults: createFaults(),
    calls: [],
    onExchange,
    deferralListeners: new Set(),
    channelListeners,
    interactionsUrl,
    apiUrl: '',
    newId,
    continueAfter: snowflakes.continueAfter,
    newToken: () => randomBytes(32).toString('base64url'),
  };
  return state;
}
