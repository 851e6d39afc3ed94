import type { Action, OptionSpec } from '../../../src/commands/command.ts';
import { sample } from '../sample.ts';
import { people, sharedAlias } from './community.ts';
import { hostileName, hostileText } from './names.ts';

/** Values of an option, both meaningful and odd ones. */
interface Values {
  plain: string[];
  odd: string[];
}

interface Samples extends Values {
  name: string;
  required: boolean;
  /** The first of the plain values, which are tried in any case. */
  always: string[];
}

/** Returns the choices of an option's autocomplete for the text typed so far. */
type Suggest = (partial: string) => Promise<string[]>;

/** How many values the walk tries. */
export interface Breadth {
  /** The number of an option's suggestions that are tried. */
  suggestions: number;
  /** The number of an option's other values that are tried, as the run's SEED says. */
  values: number;
  /** Texts typed into an option with autocomplete, besides the empty text and the shared alias. */
  typing: readonly string[];
  /** The number of an option's odd values that are tried besides the shared alias, as the run's SEED says. */
  odd: number;
  /** Values by option that are tried in any case, also those that neither autocomplete nor the option's definition offers. */
  also: Record<string, readonly string[]>;
}

const invisible = '\u200b\u202e ';

/**
 * Returns the lines of an action: without options, each option alone with each of its values, and all options at once. They include names
 * that fit several players, in each option and in all.
 */
export async function linesOf(
  typed: string,
  action: Action,
  suggest: Suggest,
  { suggestions, values: mostValues, typing, odd: mostOdd, also }: Breadth,
) {
  const options: Samples[] = [];
  for (const [name, spec] of Object.entries(action.options)) {
    const suggests = action.autocomplete?.[name] !== undefined;
    const values = suggests ? await suggested(typed, name, suggest, typing) : valuesOf(spec);
    const always = (also[name] ?? []).filter((value) => takes(spec, value));
    const [shared, others] = [true, false].map((is) => values.odd.filter((one) => (one === sharedAlias) === is));
    const odd = [...(shared ?? []), ...sample(others ?? [], mostOdd)];
    options.push({ name, required: spec.required === true, always, plain: [...always, ...values.plain], odd });
  }
  const usual = (option: Samples) => option.plain[options.indexOf(option) % option.plain.length] ?? option.odd[0] ?? '';
  const write = (chosen: readonly Samples[], over: ReadonlyMap<string, string>) =>
    [`/${typed}`, ...chosen.map((one) => `${one.name}:${quoted(over.get(one.name) ?? usual(one))}`)].join(' ');

  const needed = options.filter(({ required }) => required);
  const lines = [write(needed, new Map()), write(options, new Map())];
  for (const option of options) {
    const chosen = options.filter((one) => one.required || one === option);
    const values = option.plain.slice(option.always.length);
    const tried = action.autocomplete?.[option.name]
      ? values.slice(0, suggestions)
      : sample(values.slice(0, 25), mostValues);
    for (const value of [...option.always, ...tried, ...option.odd])
      lines.push(write(chosen, new Map([[option.name, value]])));
    if (option.odd.includes(sharedAlias)) lines.push(write(options, new Map([[option.name, sharedAlias]])));
  }
  const ambiguous = options.filter(({ odd }) => odd.includes(sharedAlias));
  for (const chosen of [needed, options])
    lines.push(write(chosen, new Map(ambiguous.map(({ name }) => [name, sharedAlias]))));
  return [...new Set(lines)];
}

const takes = (spec: OptionSpec, text: string) =>
  spec.type !== 'string' || !spec.choices || spec.choices.some(({ value }) => value === text);

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;

async function suggested(typed: string, name: string, suggest: Suggest, typing: readonly string[]): Promise<Values> {
  for (const partial of typing) await suggest(`/${typed} ${name}:${partial}`);
  const plain = await suggest(`/${typed} ${name}:`);
  const severalFit = (await suggest(`/${typed} ${name}:${sharedAlias}`)).length > 1;
  return { plain, odd: [...(severalFit ? [sharedAlias] : []), hostileName(0), hostileText(6000), invisible] };
}

function valuesOf(spec: OptionSpec): Values {
  switch (spec.type) {
    case 'boolean':
      return { plain: ['true', 'false'], odd: [] };
    case 'channel':
      return { plain: ['<#400000000000000001>'], odd: [] };
    case 'user':
      return { plain: Object.values(people).map((id) => `<@${id}>`), odd: [] };
    case 'integer':
      return { plain: [Math.max(2, spec.min), spec.min, spec.max].map(String), odd: [] };
    default: {
      if (spec.choices) return { plain: spec.choices.map(({ value }) => value), odd: [] };
      const longest = spec.maxLength ?? 6000;
      return {
        plain: [hostileText(Math.min(32, longest))],
        odd: [hostileName(0), hostileText(longest), invisible].filter((text) => [...text].length <= longest),
      };
    }
  }
}
