import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** A command as it is registered with Discord, and its `examples`, which Discord does not know. */
export interface CommandJson {
  name: string;
  /** 1 or absent is a slash command. 2 and 3 are context menus, which cannot be typed. */
  type?: number;
  description?: string;
  options?: OptionJson[];
  examples?: readonly string[];
}

export interface OptionJson {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: readonly Choice[];
  min_value?: number;
  max_value?: number;
  options?: OptionJson[];
}

export interface Choice {
  name: string;
  value: string | number;
}

export interface Person {
  id: string;
  name: string;
  /** Whether, or to which player, this person is linked. */
  linked?: boolean | string | null;
}

/** The part of a Discord message that the page shows. */
export interface Message {
  id: string;
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  attachments?: { filename: string; url: string; description?: string | null; content_type?: string | null }[];
  flags?: number;
  author?: { username: string; global_name?: string | null };
  mentions?: { id: string; username: string; global_name?: string | null }[];
  timestamp?: string;
  edited_timestamp?: string | null;
}

export interface Answer {
  /** The Worker's answer to the interaction. */
  response?: { type: number } | null;
  /** The message as it is now. A known id means that the message was updated. */
  message?: Message | null;
  /** Why Discord would refuse the answer. */
  problems?: string[];
  ms?: number;
}

export const getCommands = (): Promise<CommandJson[]> => call('/api/commands');
export const getPeople = (): Promise<Person[]> => call('/api/people');
export const ask = (input: string, as: string): Promise<Answer> => call('/api/ask', { input, as });
export const press = (message: string, customId: string, as: string): Promise<Answer> =>
  call('/api/press', { message, custom_id: customId, as });
export const select = (message: string, customId: string, values: string[], as: string): Promise<Answer> =>
  call('/api/select', { message, custom_id: customId, values, as });

export async function autocomplete(input: string, as: string, signal: AbortSignal): Promise<Choice[]> {
  const { choices } = await call<{ choices?: Choice[] }>('/api/autocomplete', { input, as }, signal);
  return choices ?? [];
}

/** Calls the API. Throws an Error whose message is meant for the page's reader. */
async function call<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Error('The playground does not answer. Is `npm start` still running?');
  });
  const text = await response.text();
  if (!response.ok) throw new Error(reason(text) ?? `${path} answered with HTTP ${response.status}.`);
  return JSON.parse(text) as T;
}

function reason(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
