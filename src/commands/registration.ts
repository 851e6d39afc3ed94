import type {
  APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { localizations } from '../texts/command-names/index.ts';
import type { Action, Choice, Command, OptionSpec } from './command.ts';
import { commands, userCommands } from './index.ts';

const optionTypes: Record<OptionSpec['type'], number> = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7 };
const subcommand = 1;
/** Discord's channel types in which a bot can post: text and announcement. */
const channelTypes = [0, 5];
const manageServer = String(1 << 5);

// Makes commands usable in servers and direct messages, for a bot in a server and for an app that a user installed. Discord does not allow
// these fields in guild commands.
const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };

/** Returns the JSON of all commands for Discord's bulk PUT, as global commands or as those of one guild. */
export function registration({ guild = false } = {}): RESTPutAPIApplicationCommandsJSONBody {
  const chatInput = 1 as ApplicationCommandType.ChatInput;
  const user = 2 as ApplicationCommandType.User;
  const scope = guild ? {} : everywhere;
  return [
    ...commands.map((command) => ({
      ...scope,
      type: chatInput,
      ...named(command.name, command.name, command.description),
      ...(command.manageServer && { default_member_permissions: manageServer }),
      options: 'subcommands' in command ? subcommandsOf(command) : optionsOf(command.name, command),
    })),
    ...userCommands.map(({ name }) => ({ ...scope, type: user, name })),
  ] as RESTPutAPIApplicationCommandsJSONBody;
}

/**
 * Returns name and description with their translations. `path` is what a user types, such as `players list`, followed by the option's name
 * for an option.
 */
function named(path: string, name: string, description: string) {
  return { name, description, ...localizations(path) };
}

function subcommandsOf({ name, subcommands }: Extract<Command, { subcommands: unknown }>) {
  return Object.entries(subcommands).map(([sub, action]) => {
    const path = `${name} ${sub}`;
    return { type: subcommand, ...named(path, sub, action.description), options: optionsOf(path, action) };
  });
}

function optionsOf(path: string, { options, autocomplete = {} }: Action): APIApplicationCommandBasicOption[] {
  const entries = Object.entries(options).map(([name, spec]) => {
    const { type, description, required = false, ...rest } = spec;
    return {
      type: optionTypes[type],
      ...named(`${path} ${name}`, name, description),
      required,
      ...limitsOf(rest),
      ...(type === 'channel' && { channel_types: channelTypes }),
      ...(autocomplete[name] && { autocomplete: true }),
    };
  });
  // Discord requires that required options come first.
  const ordered = entries.toSorted((a, b) => Number(b.required) - Number(a.required));
  return ordered as { type: ApplicationCommandOptionType }[] as APIApplicationCommandBasicOption[];
}

interface Limits {
  choices?: readonly Choice[];
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
}

function limitsOf({ choices, min, max, minLength, maxLength }: Limits) {
  return {
    ...(choices && { choices }),
    ...(min !== undefined && { min_value: min }),
    ...(max !== undefined && { max_value: max }),
    ...(minLength !== undefined && { min_length: minLength }),
    ...(maxLength !== undefined && { max_length: maxLength }),
  };
}
