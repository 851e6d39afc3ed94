import type { APIMessage } from 'discord-api-types/v10';

/** Returns the custom ids of a message's buttons and selects, in order. */
export function customIds(message: APIMessage | null): string[] {
  const rows = (message?.components ?? []) as { components?: { custom_id?: string }[] }[];
  return rows.flatMap(({ components = [] }) => components.flatMap(({ custom_id }) => custom_id ?? []));
}

/** Returns the custom id that contains `part`. Throws if there is none. */
export function customId(message: APIMessage | null, part: string): string {
  const found = customIds(message).find((id) => id.includes(part));
  if (!found) throw new Error(`No component with "${part}": ${customIds(message).join(', ')}`);
  return found;
}
