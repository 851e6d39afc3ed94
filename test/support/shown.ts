import type { APIMessage } from 'discord-api-types/v10';

/** All that a message says, line by line, without the backslashes that keep names from being markdown, no-break spaces as plain ones. */
export function shown({ message }: { message: APIMessage | null }): string {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [message?.content, ...embeds]
    .filter((text) => text)
    .join('\n')
    .replace(/\\(.)/gs, '$1')
    .replace(/[\u00a0\u202f]/g, ' ');
}
