import type { APIMessage } from 'discord-api-types/v10';

/** The bot's messages taken apart, as several subjects need it. */

/** Text without its markdown, and with what was escaped. */
export const plain = (text = '') => text.replace(/\\([^\p{L}\p{N}\s])|[*_`]/gu, '$1');

/** Lines of the description as they came. */
export const linesIn = (message: APIMessage | null) => message?.embeds[0]?.description?.split('\n') ?? [];

/** Lines of the field of this name; none where there is no such field. */
export function fieldIn(message: APIMessage | null, name: string): string[] {
  return (
    message?.embeds[0]?.fields
      ?.find((one) => one.name === name || one.name.startsWith(`${name} ·`))
      ?.value.split('\n') ?? []
  );
}

/** Blocks under bold numbered titles as `1`, `2` …: the title without its number, then the lines under it. */
export function blocksIn(message: APIMessage | null): Record<string, string> {
  const blocks = (message?.embeds[0]?.description ?? '').split(/\n(?=\*\*\d+\. )/).slice(1);
  return Object.fromEntries(
    blocks.map((block) => {
      const [, number = '', rest] = /^\*\*(\d+)\. (.*)$/s.exec(block) ?? [];
      return [number, plain(rest)];
    }),
  );
}

/** Whatever lines under bold titles say, by title: `**title** · more`, then lines up to the next title. */
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
