import type { APIApplicationCommandOptionChoice, LocalizationMap } from 'discord-api-types/v10';
import type { Reply } from '../discord/reply.ts';
import type { Context } from './context.ts';

/** What a command tells about itself and what it does, in one value; the list in index.ts feeds dispatch, help and registration. */
export interface Command<Options extends OptionSpecs = OptionSpecs> {
  name: string;
  description: string;
  descriptionLocalizations?: LocalizationMap;
  /** The heading under which /help lists it. */
  group: CommandGroup;
  options: Options;
  /** Commands as a player would type them; /help and the playground show them, a test runs them. */
  examples: readonly [string, ...string[]];
  run(options: OptionValues<Options>, context: Context): Promise<Reply>;
  autocomplete?: { [Name in keyof Options]?: Autocomplete };
  /** Buttons and selects of this command's messages, by the action in their custom id. */
  components?: Record<string, ComponentAction>;
}

export type CommandGroup = 'Players' | 'Sessions' | 'Rankings' | 'Bot';

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
  | { type: 'string'; choices?: readonly { name: string; value: string }[]; minLength?: number; maxLength?: number }
  | { type: 'integer'; min?: number; max?: number }
  | { type: 'boolean' }
  | { type: 'user' }
);

type ValueOf<Spec extends OptionSpec> = Spec extends { type: 'string'; choices: readonly { value: infer Value }[] }
  ? Value
  : Spec extends { type: 'integer' }
    ? number
    : Spec extends { type: 'boolean' }
      ? boolean
      : string;

/** Option values as the run function gets them: required ones always, others perhaps. A user is an id. */
export type OptionValues<Options extends OptionSpecs> = {
  [Name in keyof Options]: Options[Name] extends { required: true }
    ? ValueOf<Options[Name]>
    : ValueOf<Options[Name]> | undefined;
};

/** Keeps the literal types of the options, from which the types of their values flow. */
export function defineCommand<const Options extends OptionSpecs>(command: Command<Options>): Command<Options> {
  return command;
}
