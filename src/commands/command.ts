import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Reply } from '../discord/reply.ts';
import type { Context } from './context.ts';

/**
 * What a command tells about itself and what it does, in one value; the list in index.ts feeds dispatch, help and registration.
 * It has either a run of its own or subcommands: Discord does not allow both.
 */
export type Command = About & { components?: Components } & (Action | { subcommands: Record<string, Action> });

interface About {
  name: string;
  description: string;
  /** The heading under which /help lists it. */
  group: CommandGroup;
  /** Discord hides it from members without Manage Server; the check that counts is in code. */
  manageServer?: boolean;
}

export type CommandGroup = 'Players' | 'Sessions' | 'Teams' | 'Rankings' | 'You' | 'Bot';

/** Something that can be typed: a command, or one of its subcommands. */
export interface Action<Options extends OptionSpecs = OptionSpecs> {
  description: string;
  options: Options;
  /** As a player would type it; /help and the playground show them, a test runs them. */
  examples: readonly [string, ...string[]];
  /** Only who may manage a server of this community may run it. */
  manage?: boolean;
  /** The answer is for the caller only. */
  private?: boolean;
  run(options: OptionValues<Options>, context: Context): Promise<Reply>;
  autocomplete?: { [Name in keyof Options]?: Autocomplete };
}

/** Buttons and selects of a command's messages, by the action in their custom id. */
export type Components = Record<string, ComponentAction>;

/** An entry of the menu that a right click on a user opens. */
export interface UserCommand {
  name: string;
  run(target: { id: string }, context: Context): Promise<Reply>;
}

/** Choices for what has been typed so far; at most 25 are shown. */
export type Autocomplete = (typed: string, context: Context) => Promise<APIApplicationCommandOptionChoice<string>[]>;

/** `args` come out of the custom id and may be forged: they choose what is shown, never what is allowed. */
export type ComponentAction = (args: Record<string, string>, values: string[], context: Context) => Promise<Reply>;

export type OptionSpecs = Record<string, OptionSpec>;

export type OptionSpec = { description: string; required?: boolean } & (
  | {
      type: 'string';
      choices?: readonly { name: string; value: string }[];
      minLength?: number;
      maxLength?: number;
    }
  | { type: 'integer'; min?: number; max?: number }
  | { type: 'boolean' }
  | { type: 'user' }
  | { type: 'channel' }
);

type ValueOf<Spec extends OptionSpec> = Spec extends { type: 'string'; choices: readonly { value: infer Value }[] }
  ? Value
  : Spec extends { type: 'integer' }
    ? number
    : Spec extends { type: 'boolean' }
      ? boolean
      : string;

/** Option values as the run function gets them: required ones always, others perhaps. A user or channel is an id. */
export type OptionValues<Options extends OptionSpecs> = {
  [Name in keyof Options]: Options[Name] extends { required: true }
    ? ValueOf<Options[Name]>
    : ValueOf<Options[Name]> | undefined;
};

/** A command that is typed by its name alone; keeps the literal types of its options, from which those of their values flow. */
export function defineCommand<const Options extends OptionSpecs>(
  command: About & { components?: Components } & Action<Options>,
): Command {
  return command as unknown as Command;
}

/** One of a command's subcommands, with the types of its option values. */
export function defineAction<const Options extends OptionSpecs>(action: Action<Options>): Action {
  return action as unknown as Action;
}

/** What can be typed of a command: its name, or each `name subcommand`, with the action behind it. */
export function actionsOf(command: Command): [typed: string, action: Action][] {
  if (!('subcommands' in command)) return [[command.name, command]];
  return Object.entries(command.subcommands).map(([name, action]) => [`${command.name} ${name}`, action]);
}
