import type { APIInteraction } from 'discord-api-types/v10';
import { decodeCustomId } from '../discord/custom-id.ts';

/** The length from which a text says something about who typed it. Shorter ones would blank half of every message. */
const shortest = 3;

/** Returns a text for the log in which everything that the caller typed or chose is replaced, however PostgreSQL or V8 quotes it. */
export function withoutTyped(text: string, interaction: APIInteraction): string {
  return typedTexts(interaction)
    .filter((typed) => typed.length >= shortest)
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (rest, typed) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(typed)}(?![\\p{L}\\p{N}])`, 'giu'), '…'),
      text,
    );
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function typedTexts({ data }: APIInteraction): string[] {
  if (!data) return [];
  const options = 'options' in data ? valuesIn(data.options) : [];
  const chosen = 'values' in data ? data.values : [];
  const id = 'custom_id' in data ? decodeCustomId(data.custom_id) : undefined;
  return [...options, ...chosen, ...Object.values(id?.args ?? {})].map((text) => text.trim());
}

interface Given {
  value?: unknown;
  options?: readonly Given[];
}

function valuesIn(options: readonly Given[] = []): string[] {
  return options.flatMap(({ value, options: inner }) => [
    ...(value === undefined ? [] : [String(value)]),
    ...valuesIn(inner),
  ]);
}
