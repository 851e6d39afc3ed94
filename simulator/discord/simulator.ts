import type { APIInteractionResponse, APIMessage } from 'discord-api-types/v10';
import { takeAnswer } from './answer.ts';
import type { RegisteredCommand } from './commands.ts';
import { buildButtonPress, buildSelectChoice, newestWith } from './component-interaction.ts';
import type { RawOptions } from './delivery.ts';
import { deliver, post } from './delivery.ts';
import type { Fault } from './faults.ts';
import type { Acting } from './interaction.ts';
import { AUTOCOMPLETE, actor, buildInteraction, COMMAND, COMPONENT, requireOffered } from './interaction.ts';
import type { Json } from './limits/form.ts';
import { isJson } from './limits/form.ts';
import { describeProblem } from './limits.ts';
import { readMenuCommand } from './menu-command.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './people.ts';
import { asPartialMember, asUser, MEMBER_PERMISSIONS } from './people.ts';
import { serveRest } from './rest.ts';
import { createTicket } from './tickets.ts';
import { readCommand, readPartialCommand } from './typed-command.ts';
import { parseTypedLine } from './typed-line.ts';
import type { RestCall, SimulatorOptions, World } from './world.ts';
import { createWorld } from './world.ts';

export type { Acting } from './interaction.ts';
export type { Person } from './people.ts';
export { MANAGE_SERVER } from './people.ts';
export { Refusal } from './refusal.ts';
export type { SimulatorOptions } from './world.ts';

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
  /** What the REST API was asked, in order. */
  calls: readonly RestCall[];
  connect(interactionsUrl: string): void;
  /** Replaces the global commands, as a PUT does. Throws when Discord would refuse them. */
  register(commands: unknown): RegisteredCommand[];
  commands(): RegisteredCommand[];
  /** The next REST requests meet these, one each. */
  inject(...faults: Fault[]): void;
  /** Sends `/name option:value …`, or an entry of the user menu: `Stats @somebody`. Throws a Refusal. */
  ask(line: string, acting?: Acting): Promise<Outcome>;
  /** Asks for suggestions for the last option of the line as typed so far. Throws a Refusal. */
  autocomplete(line: string, acting?: Acting): Promise<Outcome>;
  /** Presses a button of a message that this simulator holds. Throws a Refusal, as for a disabled one. */
  press(message: string | { id: string }, customId: string, acting?: Acting): Promise<Outcome>;
  /** Chooses values of a select. Throws a Refusal. */
  select(
    message: string | { id: string },
    customId: string,
    values: readonly string[],
    acting?: Acting,
  ): Promise<Outcome>;
  /** Shows a message again as it was then, so that each of its components can be pressed in that state; the copy's id. */
  repost(message: APIMessage, acting?: Acting): string;
  /** Signs and posts any body; `raw` says what to forge. No answer is judged. */
  raw(body: unknown, raw?: RawOptions): Promise<Response>;
  /** The id of the newest message that the user sees and that has this component. Throws a Refusal. */
  newestWith(customId: string, acting?: Acting): string;
  /** A message as it is now; undefined when it was deleted. */
  message(id: string): APIMessage | undefined;
  /** All messages, oldest first. */
  messages(): APIMessage[];
  close(): Promise<void>;
}

/** Plays Discord: a key pair, the REST API on a free port of 127.0.0.1, and people who type and press. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options);
  const close = await serveRest(world, options.port);
  const { applicationId, token, guildId } = world.settings;
  const offered = () => [...world.commands.list(guildId), ...world.commands.list()];

  return {
    publicKey: world.keys.publicKey,
    applicationId,
    token,
    guildId,
    apiUrl: world.apiUrl,
    people: world.people.list(),
    calls: world.calls,
    connect: (url) => {
      world.interactionsUrl = url;
    },
    register: (commands) => register(world, commands),
    commands: offered,
    inject: world.faults.inject,
    ask: async (line, acting = {}) => {
      const isMenu = !line.startsWith('/');
      const { data, people } = isMenu
        ? readMenuCommand(line, offered(), world.people.find)
        : readCommand(parseTypedLine(line), offered(), world.people.find);
      requireOffered(world, commandOf(data, offered()), acting);
      return send(world, COMMAND, acting, { data: { ...data, ...resolve(people, acting) } });
    },
    autocomplete: async (line, acting = {}) => {
      const { data, optionType } = readPartialCommand(parseTypedLine(line), offered());
      requireOffered(world, commandOf(data, offered()), acting);
      return send(world, AUTOCOMPLETE, acting, { data }, optionType);
    },
    press: async (message, customId, acting = {}) =>
      send(world, COMPONENT, acting, buildButtonPress(world, idOf(message), customId, actor(world, acting).id)),
    select: async (message, customId, values, acting = {}) =>
      send(
        world,
        COMPONENT,
        acting,
        buildSelectChoice(world, idOf(message), customId, values, actor(world, acting).id),
      ),
    repost: (message, acting = {}) => world.messages.copy(message, actor(world, acting).id).message.id,
    newestWith: (customId, acting = {}) => newestWith(world, customId, actor(world, acting).id),
    raw: (body, raw) => post(world, typeof body === 'string' ? body : JSON.stringify(body), raw),
    message: (id) => copy(world.messages.get(id)?.message),
    messages: () => world.messages.list().map(({ message }) => structuredClone(message)),
    close,
  };
}

async function send(world: World, type: 2 | 3 | 4, acting: Acting, rest: Json, optionType = 3): Promise<Outcome> {
  const interaction = buildInteraction(world, type, acting, rest);
  const person = actor(world, acting);
  const ticket = createTicket({
    token: interaction.token,
    interactionId: interaction.id,
    userId: person.id,
    originalId: isJson(rest.message) ? String(rest.message.id) : undefined,
    base: {
      channel_id: world.channelId,
      type: type === COMMAND ? 20 : 19,
      interaction_metadata: { id: interaction.id, type, user: asUser(person), authorizing_integration_owners: {} },
    },
  });
  world.tickets.set(ticket.token, ticket);
  const started = performance.now();
  const answer = await deliver(world, interaction);
  const problems = await takeAnswer(world, ticket, answer, { type, optionType });
  ticket.answer(false); // does nothing after a taken answer
  const response = isJson(answer.json) ? (answer.json as unknown as APIInteractionResponse) : null;
  const isTaken = await ticket.answered;
  return {
    response,
    message: isTaken ? (copy(world.messages.get(ticket.originalId ?? '')?.message) ?? null) : null,
    choices: response?.type === 8 && isTaken ? (response.data.choices ?? []) : null,
    problems,
    ms: Math.round(performance.now() - started),
    status: answer.status,
  };
}

function register(world: World, commands: unknown): RegisteredCommand[] {
  const result = world.commands.replace(commands);
  if (result === 'too many creates') throw new Error('More than 200 commands were created today.');
  const refused = result.flatMap((one) => ('path' in one ? [describeProblem(one)] : []));
  if (refused.length > 0) throw new Error(`Discord refuses the commands: ${refused.join('; ')}`);
  return result as RegisteredCommand[];
}

function commandOf(data: Json, commands: readonly RegisteredCommand[]): RegisteredCommand {
  return commands.find(({ id }) => id === data.id) as RegisteredCommand;
}

function resolve(people: readonly Person[], { context }: Acting): Json {
  if (people.length === 0) return {};
  const users = Object.fromEntries(people.map((person) => [person.id, asUser(person)]));
  const members = Object.fromEntries(people.map((person) => [person.id, asPartialMember(person, MEMBER_PERMISSIONS)]));
  return { resolved: { users, ...(context === 'dm' ? {} : { members }) } };
}

function idOf(message: string | { id: string }): string {
  return typeof message === 'string' ? message : message.id;
}

function copy<T>(value: T | undefined): T | undefined {
  return value === undefined ? undefined : structuredClone(value);
}
