import type { Actor } from '../../people/actor.ts';
import type { Choice, OptionJson } from '../api.ts';
import type { Invocable } from './catalogue.ts';
import type { CommandLine, Focus } from './command-line.ts';
import { quoted } from './quoting.ts';

export interface Suggestion {
  label: string;
  detail: string;
  /** The text that replaces everything from here to the end of the focus. */
  text: string;
  from: number;
  /** Whether it is highlighted from the beginning, so that Enter takes it. */
  isLikely: boolean;
}

const integerType = 4;
const booleanType = 5;
const userType = 6;
const numberType = 10;

/** Returns commands that fit the typed text: first by name, then by a word of the description. */
export function commandSuggestions(known: readonly Invocable[], focus: Focus): Suggestion[] {
  const typed = focus.typed.trim();
  const rank = ({ path, description }: Invocable) => {
    if (path === typed) return 0;
    if (path.startsWith(typed)) return 1;
    if (path.includes(typed)) return 2;
    return description.toLowerCase().includes(typed) ? 3 : 4;
  };
  return known
    .filter((one) => rank(one) < 4)
    .sort((a, b) => rank(a) - rank(b))
    .map((one) => {
      const required = one.options.find((option) => option.required);
      return {
        label: `/${one.path}`,
        detail: one.description,
        text: `/${one.path} ${required ? `${required.name}:` : ''}`,
        from: focus.from,
        isLikely: true,
      };
    });
}

/** Returns entries of the menu on a user. After one is picked, a person must be named. */
export function menuSuggestions(entries: readonly string[], typed: string): Suggestion[] {
  return entries
    .filter((name) => name.toLowerCase().includes(typed.trim()))
    .map((name) => ({
      label: `${name} @…`,
      detail: 'In the menu on a user, under Apps',
      text: `${name} @`,
      from: 0,
      isLikely: true,
    }));
}

/** Returns the options not yet in the line whose name starts with `typed`. Without any typed letter the line may be complete. */
export function optionSuggestions(line: CommandLine, typed: string, from: number): Suggestion[] {
  return line.invocable.options
    .filter((option) => option.name.startsWith(typed) && !line.given.some((one) => one.option === option))
    .map((option) => ({
      label: `${option.name}${option.required ? ' (required)' : ''}`,
      detail: option.description,
      text: `${option.name}:`,
      from,
      isLikely: typed !== '',
    }));
}

/** Returns the choices of an option that Discord itself knows: fixed ones, yes or no. */
export function knownChoices(option: OptionJson): readonly Choice[] {
  if (option.choices) return option.choices;
  return option.type === booleanType ? ['true', 'false'].map((value) => ({ name: value, value })) : [];
}

/** Returns whether the option takes a Discord user, who has to be searched for. */
export function takesUser({ type }: OptionJson): boolean {
  return type === userType;
}

/** Returns Discord users as choices. */
export function userChoices(people: readonly Actor[]): Choice[] {
  return people.map(({ id, name }) => ({ name: `@${name}`, value: id }));
}

export function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name, value }) => `${name}\n${value}`.toLowerCase().includes(wanted));
}

export function choiceSuggestions(choices: readonly Choice[], from: number): Suggestion[] {
  return choices.map((choice) => {
    const value = String(choice.value);
    const detail = value === choice.name ? '' : value;
    return { label: choice.name, detail, text: `${quoted(value)} `, from, isLikely: true };
  });
}

/** Returns what an option accepts, for the line above the list. */
export function describe(option: OptionJson): string {
  const { min_value: min, max_value: max } = option;
  const range = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `up to ${max}`].join(' ').trim();
  const numeric = option.type === integerType || option.type === numberType;
  const kind = numeric ? `a number${range && ` ${range}`}` : '';
  return [option.description, kind, option.required ? 'required' : ''].filter((part) => part !== '').join(' · ');
}
