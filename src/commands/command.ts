import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Reply } from '../discord/reply.ts';
import type { Context } from './context.ts';

/**
 * A command's description and behaviour in one value. Dispatch, /help and registration read the list in index.ts. A command has either a
 * run function or subcommands, because Discord does not allow both.
 */
export type Command = About & { components?: Components } & (Action | { subcommands: Record<string, Action> });

interface About {
  name: string;
  description: string;
  /** The heading under which /help lists the command. */
  group: CommandGroup;
  /** Whether Discord hides the command from members without Manage Server. The check that counts is in the code. */
  manageServer?: boolean;
}

export type CommandGroup = 'Players' | 'Sessions' | 'Teams' | 'Rankings' | 'You' | 'Bot';

/** Something that a user can type: a command or one of its subcommands. */
export interface Action<Options extends OptionSpecs = OptionSpecs> {
  description: string;
  options: Options;
  /** Command lines as a player would type them. /help and the playground show them, and a test runs them. */
  examples: readonly [string, ...string[]];
  /** Whether only managers of the community's servers may run the action. */
  manage?: boolean;
  /** Whether only the caller sees the reply. */
  private?: boolean;
  run(options: OptionValues<Options>, context: Context): Promise<Reply>;
  autocomplete?: { [Name in keyof Options]?: Autocomplete };
}

/** The buttons and selects of a command's messages, by the action in their custom id. */
export type Components = Record<string, ComponentAction>;

/** An entry of the menu that opens with a right click on a user. */
export interface UserCommand {
  name: string;
  run(target: { id: string }, context: Context): Promise<Reply>;
}

/** Returns choices for the text typed so far. Discord shows at most 25. */
export type Autocomplete = (typed: string, context: Context) => Promise<APIApplicationCommandOptionChoice<string>[]>;

/**
 * Runs a button or select. `args` come from the custom id and may be forged, so they must decide only what is shown, never what is
 * permitted.
 */
export type ComponentAction = (args: Record<string, string>, values: string[], context: Context) => Promise<Reply>;

export type OptionSpecs = Record<string, OptionSpec>;

export type OptionSpec = { description: string; required?: boolean } & (
  | {
      type: 'string';
      choices?: readonly Choice[];
      minLength?: number;
      maxLength?: number;
    }
  | { type: 'integer'; min: number; max: number }
  | { type: 'boolean' }
  | { type: 'user' }
  | { type: 'channel' }
);

/** A choice of an option. Discord shows its name in the language of the caller. */
export interface Choice {
  name: string;
  name_localizations?: { de: string; fr: string };
  value: string;
}

type ValueOf<Spec extends OptionSpec> = Spec extends { type: 'string'; choices: readonly { value: infer Value }[] }
  ? Value
  : Spec extends { type: 'integer' }
    ? number
    : Spec extends { type: 'boolean' }
      ? boolean
      : string;

/** The option values that the run function gets. An optional one may be undefined. A user or a channel is an id. */
export type OptionValues<Options extends OptionSpecs> = {
  [Name in keyof Options]: Options[Name] extends { required: true }
    ? ValueOf<Options[Name]>
    : ValueOf<Options[Name]> | undefined;
};

/**
 * Defines a command without subcommands. It preserves the literal types of the options, from which the types of their values are derived.
 */
export function defineCommand<const Options extends OptionSpecs>(
  command: About & { components?: Components } & Action<Options>,
): Command {
  return command as unknown as Command;
}

/** Defines a subcommand, with the types of its option values. */
export function defineAction<const Options extends OptionSpecs>(action: Action<Options>): Action {
  return action as unknown as Action;
}

/** Returns everything that can be typed of a command, with its action: the command's name, or each `name subcommand`. */
export function actionsOf(command: Command): [typed: string, action: Action][] {
  if (!('subcommands' in command)) return [[command.name, command]];
  return Object.entries(command.subcommands).map(([name, action]) => [`${command.name} ${name}`, action]);
}
