import type { APIInteractionResponse, APIMessage } from 'discord-api-types/v10';
import { takeAnswer } from './answer.ts';
import type { Channel, Channels } from './channels.ts';
import type { RegisteredCommand } from './commands.ts';
import { buildButtonPress, buildSelectChoice, newestWith } from './component-interaction.ts';
import type { RawOptions } from './delivery.ts';
import { deliver, post } from './delivery.ts';
import type { Fault, RandomFaults, Route } from './faults.ts';
import type { Acting } from './interaction.ts';
import { AUTOCOMPLETE, actor, buildInteraction, COMMAND, COMPONENT, requireOffered } from './interaction.ts';
import type { Json } from './limits/form.ts';
import { isJson } from './limits/form.ts';
import { describeProblem } from './limits.ts';
import { readMenuCommand } from './menu-command.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './people.ts';
import { asPartialMember, asUser, MEMBER_PERMISSIONS } from './people.ts';
import { placeOf } from './places.ts';
import { serveRest } from './rest.ts';
import type { RestCall, SimulatorOptions, SimulatorState } from './state.ts';
import { createState } from './state.ts';
import { createTicket } from './tickets.ts';
import { readCommand, readPartialCommand } from './typed-command.ts';
import { parseTypedLine } from './typed-line.ts';

export type { Acting } from './interaction.ts';
export type { Person } from './people.ts';
export { MANAGE_SERVER } from './people.ts';
export { DiscordRejection } from './refusal.ts';
export type { Exchange, SimulatorOptions } from './state.ts';

export interface Simulator {
  /** 64 hex digits */
  publicKey: string;
  applicationId: string;
  /** The bot token that the REST API accepts. */
  token: string;
  guildId: string;
  /** Base URL of the REST API without its version, e.g. http://127.0.0.1:40123/api */
  apiUrl: string;
  people: readonly Person[];
  /** The requests to the REST API, in order. */
  calls: readonly RestCall[];
  /** What was refused in requests about channels, and what breaks this project's own rules, such as allowed_mentions: { parse: [] }. */
  problems: readonly string[];
  /** The channels of the server, and what others do there. */
  channels: Channels;
  connect(interactionsUrl: string | undefined): void;
  /** Replaces the global commands, as a PUT does. Throws if Discord would refuse them. */
  register(commands: unknown): RegisteredCommand[];
  commands(): RegisteredCommand[];
  /** Adds a command of a type that the bot does not have. Type 4 is the Entry Point, which an application with an Activity has. */
  addForeign(command: { type: number; name: string; [field: string]: unknown }): void;
  /** Resolves when a Worker next defers, before the deferred reply is complete. */
  nextDeferral(): Promise<void>;
  /** Lets the next REST requests fail with these errors, one each. */
  inject(...faults: Fault[]): void;
  /** Lets the next requests to this route fail with these errors, one each. */
  injectAt(route: Route, ...faults: Fault[]): void;
  /** Lets a share of the requests fail. Undefined ends it. */
  failAtRandom(random: RandomFaults | undefined): void;
  /** Lets Discord fetch the pictures of messages from now on, as the real one does: their sizes then stand in the message. */
  fetchPictures(): void;
  /** Moves the clock of nonces, rate limits, ids and timestamps of messages. */
  advance(ms: number): void;
  /** Sends `/name option:value …`, or an entry of the user menu: `Stats @somebody`. Throws DiscordRejection. */
  ask(line: string, acting?: Acting): Promise<Outcome>;
  /** Asks for suggestions for the last option of a partly typed line. Throws DiscordRejection. */
  autocomplete(line: string, acting?: Acting): Promise<Outcome>;
  /** Presses a button of a message that this simulator holds. Throws DiscordRejection, for example if the button is disabled. */
  press(message: string | { id: string }, customId: string, acting?: Acting): Promise<Outcome>;
  /** Chooses values of a select. Throws DiscordRejection. */
  select(
    message: string | { id: string },
    customId: string,
    values: readonly string[],
    acting?: Acting,
  ): Promise<Outcome>;
  /** Adds a person, or replaces the one with this id. */
  know(person: Person): void;
  /** Holds a message that an earlier simulator made, so that its components can be pressed. Has no effect if its id is known. */
  adopt(message: APIMessage, userId: string): void;
  /** Posts a copy of a message in an earlier state, so that each of its components can be pressed in that state. Returns the copy's id. */
  repost(message: APIMessage, acting?: Acting): string;
  /** Signs and posts any body. `raw` says what to forge. The answer is not checked. */
  raw(body: unknown, raw?: RawOptions): Promise<Response>;
  /** Returns the id of the newest message that the user sees and that has this component. Throws DiscordRejection. */
  newestWith(customId: string, acting?: Acting): string;
  /** Returns a message as it is now. Undefined if it was deleted. */
  message(id: string): APIMessage | undefined;
  /** Returns all messages, oldest first. */
  messages(): APIMessage[];
  close(): Promise<void>;
}

/** Creates a simulated Discord: a key pair, the REST API on a free port of 127.0.0.1, and people who type and press. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const state = createState(options);
  const close = await serveRest(state, options.port);
  const { applicationId, token, guildId } = state.settings;
  const offered = () => [...state.commands.list(guildId), ...state.commands.list()];

  return {
    publicKey: state.keys.publicKey,
    applicationId,
    token,
    guildId,
    apiUrl: state.apiUrl,
    get people() {
      return state.people.list();
    },
    know: state.people.know,
    adopt(message, userId) {
      state.messages.adopt(message, userId);
      state.continueAfter(message.id);
    },
    calls: state.calls,
    connect: (url) => {
      state.interactionsUrl = url;
    },
    register: (commands) => register(state, commands),
    commands: offered,
    addForeign: state.commands.addForeign,
    nextDeferral: () => new Promise((resolve) => state.deferralListeners.add(resolve)),
    inject: state.faults.inject,
    injectAt: state.faults.injectAt,
    failAtRandom: state.faults.failAtRandom,
    fetchPictures: state.pictures.turnOn,
    advance: state.advance,
    problems: state.problems,
    channels: state.server.channels,
    ask: async (line, acting = {}) => {
      const isMenu = !line.startsWith('/');
      const { data, people, channels } = isMenu
        ? readMenuCommand(line, offered(), state.people.find)
        : readCommand(parseTypedLine(line, acting.locale), offered(), {
            findPerson: state.people.find,
            findChannel: state.server.find,
          });
      requireOffered(state, commandOf(data, offered()), acting);
      return send(state, COMMAND, acting, { data: { ...data, ...resolve(people, channels, acting) } });
    },
    autocomplete: async (line, acting = {}) => {
      const { data, optionType } = readPartialCommand(parseTypedLine(line, acting.locale), offered());
      requireOffered(state, commandOf(data, offered()), acting);
      return send(state, AUTOCOMPLETE, acting, { data }, optionType);
    },
    press: async (message, customId, acting = {}) =>
      send(state, COMPONENT, acting, buildButtonPress(state, idOf(message), customId, actor(state, acting).id)),
    select: async (message, customId, values, acting = {}) =>
      send(
        state,
        COMPONENT,
        acting,
        buildSelectChoice(state, idOf(message), customId, values, actor(state, acting).id),
      ),
    repost: (message, acting = {}) => state.messages.copy(message, actor(state, acting).id).message.id,
    newestWith: (customId, acting = {}) => newestWith(state, customId, actor(state, acting).id),
    raw: (body, raw) => post(state, typeof body === 'string' ? body : JSON.stringify(body), raw),
    message: (id) => copy(state.messages.get(id)?.message),
    messages: () => state.messages.list().map(({ message }) => structuredClone(message)),
    close,
  };
}

async function send(
  state: SimulatorState,
  type: 2 | 3 | 4,
  acting: Acting,
  rest: Json,
  optionType = 3,
): Promise<Outcome> {
  const pressed = isJson(rest.message) ? placeOf(rest.message) : undefined;
  const where = { context: pressed ?? ('guild' as const), ...acting };
  const channel = isJson(rest.message) && where.context === pressed ? rest.message.channel_id : undefined;
  const interaction = buildInteraction(state, type, channel ? { ...where, channel: String(channel) } : where, rest);
  const person = actor(state, acting);
  const ticket = createTicket({
    token: interaction.token,
    interactionId: interaction.id,
    userId: person.id,
    originalId: isJson(rest.message) ? String(rest.message.id) : undefined,
    base: {
      channel_id: interaction.channel_id,
      application_id: interaction.application_id,
      webhook_id: interaction.application_id,
      type: type === COMMAND ? 20 : 19,
      interaction_metadata: {
        id: interaction.id,
        type,
        user: asUser(person),
        authorizing_integration_owners: interaction.authorizing_integration_owners,
      },
    },
  });
  state.tickets.set(ticket.token, ticket);
  const startedMs = performance.now();
  const callsBefore = state.calls.length;
  const answer = await deliver(state, interaction);
  const response = isJson(answer.json) ? (answer.json as unknown as APIInteractionResponse) : null;
  if (response?.type === 5 || response?.type === 6) {
    for (const listener of state.deferralListeners) listener();
    state.deferralListeners.clear();
  }
  const problems = await takeAnswer(state, ticket, answer, { type, optionType });
  ticket.answer(false); // has no effect after a valid answer
  const isTaken = await ticket.answered;
  const endedMs = performance.now();
  const calls = state.calls.slice(callsBefore);
  const message = isTaken ? state.messages.get(ticket.originalId ?? '')?.message : undefined;
  if (message) problems.push(...(await state.pictures.problemsOf(message)));
  state.onExchange?.({ interactionId: interaction.id, startedMs, endedMs, ...answer.wire, calls, problems });
  return {
    response,
    message: copy(message) ?? null,
    choices: response?.type === 8 && isTaken ? (response.data.choices ?? []) : null,
    problems,
    ms: Math.round(endedMs - startedMs),
    status: answer.status,
    interactionId: interaction.id,
  };
}

function register(state: SimulatorState, commands: unknown): RegisteredCommand[] {
  const result = state.commands.replace(commands);
  if (result === 'no entry point') throw new Error('The Entry Point command is missing (50240).');
  if (result === 'too many creates') throw new Error('More than 200 commands were created today.');
  const refused = result.flatMap((one) => ('path' in one ? [describeProblem(one)] : []));
  if (refused.length > 0) throw new Error(`Discord refuses the commands: ${refused.join('; ')}`);
  return result as RegisteredCommand[];
}

function commandOf(data: Json, commands: readonly RegisteredCommand[]): RegisteredCommand {
  return commands.find(({ id }) => id === data.id) as RegisteredCommand;
}

function resolve(people: readonly Person[], channels: readonly Channel[], { context }: Acting): Json {
  if (people.length === 0 && channels.length === 0) return {};
  const users = Object.fromEntries(people.map((person) => [person.id, asUser(person)]));
  const members = Object.fromEntries(people.map((person) => [person.id, asPartialMember(person, MEMBER_PERMISSIONS)]));
  const inPeople = people.length === 0 ? {} : { users, ...(context === 'dm' ? {} : { members }) };
  const named = channels.map(({ id, name }) => [id, { id, name, type: 0, permissions: String(MEMBER_PERMISSIONS) }]);
  return { resolved: { ...inPeople, ...(channels.length === 0 ? {} : { channels: Object.fromEntries(named) }) } };
}

function idOf(message: string | { id: string }): string {
  return typeof message === 'string' ? message : message.id;
}

function copy<T>(value: T | undefined): T | undefined {
  return value === undefined ? undefined : structuredClone(value);
}
