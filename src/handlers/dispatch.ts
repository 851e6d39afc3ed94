import type {
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataBasicOption,
  APIApplicationCommandOptionChoice,
  APIChatInputApplicationCommandInteractionData,
  APIInteraction,
  APIMessageComponentInteraction,
} from 'discord-api-types/v10';
import type { Action, Command, OptionSpec } from '../commands/command.ts';
import type { Context } from '../commands/context.ts';
import { commands, postComponents, userCommands } from '../commands/index.ts';
import { decodeCustomId } from '../discord/custom-id.ts';
import { limits } from '../discord/limits.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral, ephemeralFlag } from '../discord/reply.ts';
import { isSnowflake } from '../discord/snowflake.ts';
import { isBlank } from '../domain/names.ts';

type Choice = APIApplicationCommandOptionChoice<string>;

/** The work that an interaction asks for, resolved but not yet run. */
export type Task = MessageTask | ChoicesTask;

export interface MessageTask {
  kind: 'command' | 'user command' | 'component' | 'unknown';
  name: string;
  /** Whether the reply is a new message for everybody, a new message for the caller only, or an update of the message that was pressed. */
  mode: 'reply' | 'private reply' | 'update';
  /** Whether the caller asked for all to see it, with `hidden:false`. */
  openly?: boolean;
  run: (context: Context) => Promise<Reply>;
}

export interface ChoicesTask {
  kind: 'autocomplete';
  name: string;
  run: (context: Context) => Promise<Choice[]>;
}

const command = 2;
const component = 3;
const autocomplete = 4;
const chatInput = 1;
const userMenu = 2;

/** Finds the task of an interaction. The bot opens no forms, so a submitted one is out of date. */
export function resolveInteraction(interaction: APIInteraction): Task {
  // The types are compared as numbers, because the enums of discord-api-types would add 23 KB to the bundle.
  const type: number = interaction.type;
  if (type === command) return commandTask(interaction as APIApplicationCommandInteraction);
  if (type === component) return componentTask(interaction as APIMessageComponentInteraction);
  if (type === autocomplete) return choicesTask(interaction as APIApplicationCommandInteraction);
  return unknown('modal', 'outOfDate');
}

function commandTask({ data }: APIApplicationCommandInteraction): MessageTask {
  const type: number = data.type;
  const typed = type === chatInput ? findAction(data as APIChatInputApplicationCommandInteractionData) : undefined;
  if (typed) return actionTask(typed);
  const menu =
    type === userMenu && 'target_id' in data ? userCommands.find(({ name }) => name === data.name) : undefined;
  if (menu && 'target_id' in data) {
    return {
      kind: 'user command',
      name: menu.name,
      mode: 'reply',
      run: (context) => menu.run({ id: data.target_id }, context),
    };
  }
  return unknown(data.name, 'unknownCommand');
}

function actionTask({ name, action, given }: ResolvedAction): MessageTask {
  const values = readOptions(action, given);
  return {
    kind: 'command',
    name,
    mode: action.private || values?.hidden === true ? 'private reply' : 'reply',
    openly: values?.hidden === false,
    run: async (context) => {
      if (action.manage && !context.mayManage) return ephemeral(context.caller.texts.errors.needsManageServer);
      return values ? action.run(values, context) : ephemeral(context.caller.texts.errors.badOptions);
    },
  };
}

interface ResolvedAction {
  /** `stats`, or `players list` */
  name: string;
  action: Action;
  given: readonly RawOption[];
}

type RawOption = APIApplicationCommandInteractionDataBasicOption;

const subcommand = 1;

/** Finds the action of a typed command, and the options that the caller gave. */
function findAction({ name, options = [] }: APIChatInputApplicationCommandInteractionData): ResolvedAction | undefined {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return undefined;
  if (!('subcommands' in command)) return { name, action: command, given: options as RawOption[] };
  const [first] = options;
  if (!first || (first.type as number) !== subcommand || !Object.hasOwn(command.subcommands, first.name))
    return undefined;
  const action = command.subcommands[first.name];
  const given = 'options' in first && first.options ? (first.options as RawOption[]) : [];
  return action && { name: `${name} ${first.name}`, action, given };
}

function componentTask({ data, member, user, message }: APIMessageComponentInteraction): MessageTask {
  const id = decodeCustomId(data.custom_id);
  const [name = '', action = ''] = id?.route.split('.') ?? [];
  const command = commands.find((candidate) => candidate.name === name);
  const ofPost = Object.hasOwn(postComponents, name) ? postComponents[name] : undefined;
  const actions = command?.components ?? ofPost ?? {};
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!id || !run) return unknown(id?.route ?? 'unknown', 'outOfDate');
  const values = 'values' in data ? data.values.map(storable) : [];
  const args: Record<string, string> = Object.fromEntries(
    Object.entries(id.args).map(([key, value]) => [key, storable(value)]),
  );
  const isOwner = id.owner === (member?.user ?? user)?.id;
  const isSeenByAll = ((message.flags ?? 0) & ephemeralFlag) === 0;
  return {
    kind: 'component',
    name: id.route,
    // Anybody's answer has the button of /link if they are not linked, and a late one is seen by all. No press changes a post.
    mode: isOwner && !(isSeenByAll && (ofPost !== undefined || isPrivate(command))) ? 'update' : 'private reply',
    run: (context) => run(args, values, context),
  };
}

/** Returns whether only the caller sees what a command answers. */
function isPrivate(command: Command | undefined): boolean {
  if (!command) return false;
  return 'subcommands' in command
    ? Object.values(command.subcommands).every((action) => action.private)
    : command.private === true;
}

function choicesTask({ data }: APIApplicationCommandInteraction): ChoicesTask {
  const typed = findAction(data as APIChatInputApplicationCommandInteractionData);
  const focused = typed?.given.find((option) => 'focused' in option && option.focused);
  const offered = typed?.action.autocomplete ?? {};
  const suggest = focused && Object.hasOwn(offered, focused.name) ? offered[focused.name] : undefined;
  return {
    kind: 'autocomplete',
    name: typed?.name ?? 'unknown',
    run: async (context) => {
      if (!focused || !suggest || (typed?.action.manage && !context.mayManage)) return [];
      return (await suggest(storable(String(focused.value)), context)).slice(0, limits.choices);
    },
  };
}

function unknown(name: string, text: 'outOfDate' | 'unknownCommand'): MessageTask {
  return {
    kind: 'unknown',
    name,
    mode: 'private reply',
    run: async (context) => ephemeral(context.caller.texts.errors[text]),
  };
}

/** Replaces lone surrogates and removes NUL characters, because PostgreSQL cannot store them as text. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '');

/** Returns whether a value is one that Discord lets a user give. It checks them itself, but perhaps by an older registration. */
function fits(spec: OptionSpec, value: unknown): boolean {
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max;
    case 'user':
    case 'channel':
      return typeof value === 'string' && isSnowflake(value);
    default:
      return typeof value === 'string' && (spec.choices?.some((choice) => choice.value === value) ?? true);
  }
}

/** Returns the option values by name. A blank text is as good as none. Returns undefined if an option is unknown, has the wrong type, or is required and missing. */
function readOptions({ options }: Action, given: readonly RawOption[]): Record<string, never> | undefined {
  const values: Record<string, unknown> = {};
  for (const { name, value } of given) {
    const spec = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!spec || !fits(spec, value)) return undefined;
    const text = typeof value === 'string' ? storable(value) : undefined;
    if (text === undefined) values[name] = value;
    else if (spec.required || !isBlank(text)) values[name] = isBlank(text) ? '' : text;
  }
  const missing = Object.entries(options).some(([name, { required }]) => required && values[name] === undefined);
  return missing ? undefined : (values as Record<string, never>);
}
