import type { APIMessage } from 'discord-api-types/v10';
import { nameStart } from './written.ts';

/** Readers for the bot's messages that several subjects use. */

/** Returns text without its markdown and without escapes, no-break spaces as plain ones. */
export const plain = (text = '') => text.replace(/\\([^\p{L}\p{N}\s])|[*_`]/gu, '$1').replace(/[\u00a0\u202f]/g, ' ');

/** Returns the lines of the first embed's description, unchanged. */
export const linesIn = (message: APIMessage | null) => message?.embeds[0]?.description?.split('\n') ?? [];

/** Returns the lines of the field with this name, or none if there is no such field. */
export function fieldIn(message: APIMessage | null, name: string): string[] {
  return (
    message?.embeds[0]?.fields
      ?.find((one) => one.name === name || one.name.startsWith(`${name} ·`))
      ?.value.split('\n') ?? []
  );
}

/**
 * The numbered lines of a view's tables, by the small letters above the table and the place: where a name begins, then the values. A list
 * cuts names to the room there is.
 */
export function tablesIn(message: APIMessage | null): Record<string, string> {
  const found: Record<string, string> = {};
  let table = '';
  for (const line of linesIn(message)) {
    if (line.startsWith('-# ')) table = plain(line.slice(3));
    const [, place, name, values = ''] = /^(\d+) (\S.*?) {2}(\S.*)$/.exec(line) ?? [];
    if (place !== undefined) found[`${table} ${place}`.trim()] = `${nameStart(plain(name))}  ${values}`;
  }
  return found;
}
