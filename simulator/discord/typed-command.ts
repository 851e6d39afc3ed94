import type { Channel } from './channels.ts';
import type { RegisteredCommand } from './commands.ts';
import type { Json } from './limits/form.ts';
import type { OptionDefinition } from './option-definition.ts';
import { findNamed } from './option-definition.ts';
import type { Person } from './people.ts';
import { DiscordRejection } from './refusal.ts';
import type { TypedLine, TypedOption } from './typed-line.ts';
import { readTypedValue } from './typed-value.ts';

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
const USER = 6;
const CHANNEL = 7;

/** The command that a line means, with the options that can be typed for it. */
interface Target {
  command: RegisteredCommand;
  /** group and subcommand */
  path: OptionDefinition[];
  options: readonly OptionDefinition[];
  locale: string;
}

export interface InteractionData {
  data: Json;
  /** people that options name, for `resolved` */
  people: Person[];
  /** channels that options name and that are known, for `resolved` */
  channels: Channel[];
}

/** Finds what options name. Both throw DiscordRejection. */
interface Finders {
  findPerson(typed: string): Person;
  findChannel(typed: string): { id: string; channel: Channel | undefined };
}

/** Returns what the client sends for a finished line. Throws DiscordRejection for a line that the client would not send. */
export function readCommand(
  line: TypedLine,
  commands: readonly RegisteredCommand[],
  { findPerson, findChannel }: Finders,
): InteractionData {
  const target = findTarget(line, commands);
  const people: Person[] = [];
  const channels: Channel[] = [];
  const values = line.options.map((typed) => {
    const option = findOption(typed, target);
    const value = readTypedValue(option, typed.value.trim(), { findPerson, findChannel, locale: line.locale });
    if (option.type === (USER as number)) people.push(findPerson(String(value)));
    const channel = option.type === (CHANNEL as number) ? findChannel(String(value)).channel : undefined;
    if (channel) channels.push(channel);
    return { name: option.name, type: option.type, value };
  });
  const twice = values.find(({ name }, index) => values.findIndex((one) => one.name === name) < index);
  if (twice) throw new DiscordRejection(`The option ${twice.name} is given twice.`);
  const missing = target.options.find(({ name, required }) => required && !values.some((one) => one.name === name));
  if (missing)
    throw new DiscordRejection(`/${nameOf(target)} needs the option ${missing.name}: ${missing.description}`);
  return { data: nest(target, values), people, channels };
}

/** Returns what the client sends while the last option is being typed: unchecked and partial. */
export function readPartialCommand(
  line: TypedLine,
  commands: readonly RegisteredCommand[],
): { data: Json; optionType: number } {
  const target = findTarget(line, commands);
  const focused = line.options.at(-1);
  if (!focused) throw new DiscordRejection(`No option is being typed: /${nameOf(target)} ${listOptions(target)}`);
  const focusedOption = findOption(focused, target);
  if (!focusedOption.autocomplete)
    throw new DiscordRejection(`The option ${focused.name} of /${nameOf(target)} has no suggestions.`);
  const values = line.options.map((typed) => ({
    name: findOption(typed, target).name,
    type: findOption(typed, target).type,
    value: typed === focused ? typed.value : typed.value.trim(),
    ...(typed === focused ? { focused: true } : {}),
  }));
  return { data: nest(target, values), optionType: focusedOption.type };
}

function findTarget({ words, locale }: TypedLine, commands: readonly RegisteredCommand[]): Target {
  const slash = commands.filter(({ type }) => type === (CHAT_INPUT as number));
  const command = findNamed(slash, words[0], locale);
  if (!command) {
    const names = slash.map(({ name }) => `/${name}`).join(', ');
    throw new DiscordRejection(`There is no command /${words[0]}. Registered: ${names || 'none'}.`);
  }
  const path: OptionDefinition[] = [];
  let options = (command.options ?? []) as OptionDefinition[];
  const rest = words.slice(1);
  while (options.some(isNested)) {
    const word = rest.shift();
    const next = findNamed(options, word, locale);
    if (!next) {
      const names = options.map(({ name }) => name).join(', ');
      throw new DiscordRejection(`/${words.join(' ')}: one of these has to follow: ${names}.`);
    }
    path.push(next);
    options = next.options ?? [];
  }
  const target = { command, path, options, locale };
  if (rest.length > 0) {
    throw new DiscordRejection(
      `"${rest.join(' ')}" belongs to no option of /${nameOf(target)}. ${listOptions(target)}`,
    );
  }
  return target;
}

function isNested({ type }: OptionDefinition): boolean {
  return type === (SUBCOMMAND as number) || type === (GROUP as number);
}

function findOption({ name }: TypedOption, target: Target): OptionDefinition {
  const option = findNamed(target.options, name, target.locale);
  if (!option) throw new DiscordRejection(`/${nameOf(target)} has no option ${name}. ${listOptions(target)}`);
  return option;
}

function nameOf({ command, path }: Target): string {
  return [command.name, ...path.map(({ name }) => name)].join(' ');
}

function listOptions({ options }: Target): string {
  return options.length > 0 ? `Options: ${options.map(({ name }) => `${name}:`).join(' ')}` : 'It has no options.';
}

function nest({ command, path }: Target, values: Json[]): Json {
  let options = values;
  for (const { name, type } of [...path].reverse()) options = [{ name, type, options }];
  return { ...identity(command), ...(options.length > 0 ? { options } : {}) };
}

/** Returns how interaction data names its command. */
export function identity({ id, name, type, guild_id }: RegisteredCommand): Json {
  return { id, name, type, ...(guild_id ? { guild_id } : {}) };
}
