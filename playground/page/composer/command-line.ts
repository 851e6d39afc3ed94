import type { OptionJson } from '../api.ts';
import type { Invocable } from './catalogue.ts';

/** One `name:value` of the line. Offsets are positions in the text. */
interface Given {
  option: OptionJson;
  /** The value as typed, with its quotes. */
  value: string;
  start: number;
  valueStart: number;
  end: number;
}

export interface CommandLine {
  invocable: Invocable;
  /** Where the options begin, after the command's name. */
  bodyStart: number;
  given: Given[];
}

/** What the caret is in, and the part of the text that a suggestion would replace. */
export type Focus = { from: number; to: number; typed: string } & (
  | { kind: 'command' }
  | { kind: 'option'; line: CommandLine }
  // The last word of a free text may also be the beginning of the next option's name.
  | { kind: 'value'; line: CommandLine; option: OptionJson; nextOption: { typed: string; from: number } | undefined }
);

// A quoted value may contain something that looks like an option.
const optionStart = /(?<=\s)([-_\p{L}\p{N}]+):(?:"(?:[^"\\]|\\.)*(?:"|$))?/gsu;

/** Reads `/command name:value …`. Returns undefined while the text names no known command. A value ends at the next `word:`. */
export function readLine(text: string, known: readonly Invocable[]): CommandLine | undefined {
  const invocable = known
    .filter(({ path }) => namesCommand(text, path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!invocable) return undefined;
  const bodyStart = 1 + invocable.path.length;
  const given: Given[] = [];
  const words = [...text.slice(bodyStart).matchAll(optionStart)];
  for (const [index, found] of words.entries()) {
    const name = found[1] ?? '';
    const option = invocable.options.find((one) => one.name === name.toLowerCase());
    if (!option || given.some((other) => other.option === option)) continue;
    const start = bodyStart + found.index;
    const valueStart = start + name.length + 1;
    const end = bodyStart + (words[index + 1]?.index ?? text.length);
    given.push({
      option,
      value: text.slice(valueStart, end).trim(),
      start,
      valueStart,
      end: Math.min(end, text.length),
    });
  }
  return { invocable, bodyStart, given };
}

function namesCommand(text: string, path: string): boolean {
  const name = text.slice(1, 1 + path.length).toLowerCase();
  return text.startsWith('/') && name === path && /^(?:\s|$)/.test(text.slice(1 + path.length));
}

/**
 * Returns what is being typed at `caret`. `isWhole` tells whether a string value is one of the choices and so ends at a space. Values of
 * other types always end at the first space.
 */
export function focusOf(
  text: string,
  caret: number,
  known: readonly Invocable[],
  isWhole: (option: OptionJson, value: string) => boolean,
): Focus | undefined {
  if (!text.startsWith('/')) return undefined;
  const before = text.slice(0, caret);
  const line = readLine(text, known);
  if (!line || caret <= line.bodyStart) {
    return { kind: 'command', typed: before.slice(1).toLowerCase(), from: 0, to: line ? line.bodyStart : caret };
  }
  const last = line.given.findLast(({ valueStart }) => valueStart <= caret);
  const wordStart = caret - (/\S*$/.exec(before)?.[0].length ?? 0);
  const option: Focus = {
    kind: 'option',
    line,
    typed: before.slice(wordStart).toLowerCase(),
    from: wordStart,
    to: caret,
  };
  if (!last) return option;
  const typed = before.slice(last.valueStart).trimStart();
  const head = before.slice(last.valueStart, Math.max(wordStart, last.valueStart)).trim();
  if (head !== '' && (last.option.type !== stringType || isWhole(last.option, head))) return option;
  const end = text.slice(0, last.end).trimEnd().length;
  return {
    kind: 'value',
    line,
    option: last.option,
    typed,
    nextOption: head !== '' && end <= caret ? { typed: option.typed, from: wordStart } : undefined,
    from: last.valueStart,
    to: Math.max(end, caret),
  };
}

const stringType = 3;

/** Returns the line with the focused option moved to the end, where autocomplete expects what is being typed. */
export function autocompleteInput(line: CommandLine, option: OptionJson, typed: string): string {
  const others = line.given.filter((one) => one.option !== option && one.value !== '');
  const rest = others.map((one) => ` ${one.option.name}:${one.value}`).join('');
  return `/${line.invocable.path}${rest} ${option.name}:${typed}`;
}

/** Returns the required options that have no value yet. */
export function missing(line: CommandLine): OptionJson[] {
  const filled = new Set(line.given.filter(({ value }) => value !== '').map(({ option }) => option.name));
  return line.invocable.options.filter(({ name, required }) => required && !filled.has(name));
}

/** Returns the text to send. Options that were opened but not filled are left out. */
export function withoutEmptyOptions(text: string, line: CommandLine | undefined): string {
  const empty = line?.given.filter(({ value }) => value === '') ?? [];
  return empty.reduceRight((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text).trim();
}
