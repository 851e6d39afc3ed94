import type { Invocable } from './catalogue.ts';
import { readLine } from './command-line.ts';

/** Returns a line with the names of another language. Both lists have the same commands in the same order. */
export function translateLine(text: string, from: readonly Invocable[], to: readonly Invocable[]): string {
  const line = readLine(text, from);
  const target = line && to[from.indexOf(line.invocable)];
  if (!line || !target) return text;
  const options = line.given.map(({ option, value }) => {
    const name = target.options[line.invocable.options.indexOf(option)]?.name ?? option.name;
    return ` ${name}:${value}`;
  });
  const rest = line.given.length === 0 ? text.slice(line.bodyStart) : '';
  return `/${target.path}${options.join('')}${rest}`;
}
