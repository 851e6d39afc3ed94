import type { APIMessage } from 'discord-api-types/v10';

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

/** Returns the blocks under bold numbered titles, by `1`, `2` …: the title without its number, then the lines below it. */
export function blocksIn(message: APIMessage | null): Record<string, string> {
  const blocks = (message?.embeds[0]?.description ?? '').split(/\n(?=\*\*\d+\. )/).slice(1);
  return Object.fromEntries(
    blocks.map((block) => {
      const [, number = '', rest] = /^\*\*(\d+)\. (.*)$/s.exec(block) ?? [];
      return [number, plain(rest)];
    }),
  );
}

/** Returns the lines under each bold title, by title: `**title** · more`, then the lines up to the next title. */
export function titledIn(lines: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  let title = '';
  for (const line of lines) {
    const [, called, rest = ''] = /^(?:\S+ )?\*\*(.+?)\*\*(?: · )?(.*)$/u.exec(line) ?? [];
    if (called === undefined) {
      if (title !== '') found[title] = `${found[title]}\n${plain(line)}`;
      continue;
    }
    title = plain(called);
    found[title] = plain(rest);
  }
  return found;
}
