import { lengthOf } from './limits/form.ts';
import type { OptionDefinition } from './option-definition.ts';
import type { Person } from './people.ts';
import { DiscordRejection } from './refusal.ts';

interface Choice {
  name: string;
  name_localizations?: Partial<Record<string, string | null>> | null;
  value: string | number;
}

/** The client that turns typed text into a value. */
interface Client {
  findPerson: (typed: string) => Person;
  findChannel: (typed: string) => { id: string };
  /** The language in which choices may be typed, besides their own name. */
  locale: string;
}

interface ValueRules {
  choices?: Choice[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

/** Returns the value that the client sends for a typed text. Throws DiscordRejection for a value that the client marks red. */
export function readTypedValue(
  option: OptionDefinition,
  typed: string,
  { findPerson, findChannel, locale }: Client,
): string | number | boolean {
  const rules = option as ValueRules;
  if (rules.choices && rules.choices.length > 0)
    return readChoice(option.name, typed, { choices: rules.choices, locale });
  switch (option.type as number) {
    case 3:
      return readText(option.name, typed, rules);
    case 4:
      if (!/^[-+]?\d+$/.test(typed)) throw new DiscordRejection(`${option.name} takes a whole number, not "${typed}".`);
      return readNumber(option.name, typed, rules);
    case 5:
      if (!/^(true|false)$/i.test(typed))
        throw new DiscordRejection(`${option.name} takes true or false, not "${typed}".`);
      return typed.toLowerCase() === 'true';
    case 6:
      return findPerson(typed).id;
    case 7:
      return findChannel(typed).id;
    case 10:
      if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(typed))
        throw new DiscordRejection(`${option.name} takes a number, not "${typed}".`);
      return readNumber(option.name, typed, rules);
    default:
      throw new DiscordRejection(`${option.name} is an option of type ${option.type}, which cannot be typed here.`);
  }
}

function readChoice(
  name: string,
  typed: string,
  { choices, locale }: { choices: Choice[]; locale: string },
): string | number {
  const choice =
    choices.find(({ value }) => String(value) === typed) ??
    choices.find((one) =>
      [one.name, one.name_localizations?.[locale]].some((shown) => shown?.toLowerCase() === typed.toLowerCase()),
    );
  if (choice) return choice.value;
  throw new DiscordRejection(`${name} takes one of: ${choices.map(({ value }) => value).join(', ')}; not "${typed}".`);
}

function readText(name: string, typed: string, { min_length = 1, max_length = 6000 }: ValueRules): string {
  const length = lengthOf(typed);
  if (length < min_length || length > max_length) {
    throw new DiscordRejection(
      `${name} takes ${min_length} to ${max_length} characters; "${typed.slice(0, 40)}" has ${length}.`,
    );
  }
  return typed;
}

function readNumber(name: string, typed: string, { min_value, max_value }: ValueRules): number {
  const value = Number(typed);
  const low = min_value ?? -(2 ** 53);
  const high = max_value ?? 2 ** 53;
  if (value < low || value > high) throw new DiscordRejection(`${name} takes ${low} to ${high}, not ${typed}.`);
  return value;
}
