import type { APIMessage } from 'discord-api-types/v10';

/** Returns all texts of a message, line by line, without the backslashes that escape markdown in names. */
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
    .replace(/\\(.)/gs, '$1');
}
