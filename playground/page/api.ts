import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { About } from '../backend.ts';
import type { ClockStep, Moved } from '../clock.ts';
import type { Details } from '../details/details.ts';
import type { Report } from '../news.ts';
import type { Actor } from '../people/actor.ts';
import type { Welcome } from '../welcome.ts';

type Translations = Partial<Record<string, string>> | null;

/** A command as it is registered with Discord. */
export interface CommandJson {
  name: string;
  name_localizations?: Translations;
  /** 1 or absent is a slash command. 2 and 3 are context menus, which cannot be typed. */
  type?: number;
  description?: string;
  description_localizations?: Translations;
  options?: OptionJson[];
}

export interface OptionJson {
  type: number;
  name: string;
  name_localizations?: Translations;
  description: string;
  description_localizations?: Translations;
  required?: boolean;
  autocomplete?: boolean;
  choices?: readonly Choice[];
  min_value?: number;
  max_value?: number;
  options?: OptionJson[];
}

export interface Choice {
  name: string;
  name_localizations?: Translations;
  value: string | number;
}

/** The part of a Discord message that the page shows. */
export interface Message {
  id: string;
  channel_id?: string;
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  attachments?: { filename: string; url: string; description?: string | null; content_type?: string | null }[];
  flags?: number;
  author?: { username: string; global_name?: string | null };
  timestamp?: string;
  edited_timestamp?: string | null;
}

export interface Answer {
  /** The Worker's answer to the interaction. */
  response?: { type: number } | null;
  /** The message as it is now. A known id means that the message was updated. */
  message?: Message | null;
  /** Names of the users that the message mentions, by id. */
  names?: Record<string, string>;
  /** Why Discord would refuse the answer. */
  problems?: string[];
  ms?: number;
  interactionId?: string;
}

/** The channel in which the bot posts by itself. */
export interface Posts {
  name: string;
  /** That of the news, at which the messages were read. */
  revision: number;
  /** The messages that everybody sees, oldest first. */
  messages: Message[];
  /** Names of the users that the messages mention, by id. */
  names: Record<string, string>;
}

/** Who asks, where and in which languages. */
export interface Asking {
  as?: string;
  locale: string;
  guildLocale: string;
  context: string;
}

/** The page cannot reach its server. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** What Discord shows below a pasted link, or why it shows nothing. */
export type Unfurled = { embed?: APIEmbed; problem?: string };

export const unfurl = (url: string): Promise<Unfurled> => call('/api/unfurl', { url });
export const getCommands = (): Promise<CommandJson[]> => call('/api/commands');
export const getWelcome = (): Promise<Welcome & About> => call('/api/welcome');
export const getNews = (since: number): Promise<Report> => call(`/api/news?since=${since}`);
export const getDetails = (id: string): Promise<Details> => call(`/api/details/${id}`);
export const getPosts = (): Promise<Posts> => call('/api/posts');
export const moveClock = (to: ClockStep): Promise<Moved> => call('/api/clock', { to });
export const act = (who: { guid?: string; id?: string }): Promise<Actor> => call('/api/act', who);
export const holdMessages = (messages: { message: Message; as: string }[]): Promise<unknown> =>
  call('/api/messages', { messages });
export const searchPeople = (text: string, signal?: AbortSignal): Promise<{ people: Actor[]; canLink: boolean }> =>
  call(`/api/people?search=${encodeURIComponent(text)}`, undefined, signal);
export const ask = (input: string, asking: Asking): Promise<Answer> => call('/api/ask', { input, ...asking });

// A message is pressed where it stands, so the place is left out.
export const press = (message: string, customId: string, { context: _, ...asking }: Asking): Promise<Answer> =>
  call('/api/press', { message, custom_id: customId, ...asking });
export const select = (
  on: { message: string; customId: string },
  values: string[],
  { context: _, ...asking }: Asking,
): Promise<Answer> => call('/api/select', { message: on.message, custom_id: on.customId, values, ...asking });

export async function autocomplete(input: string, asking: Asking, signal: AbortSignal): Promise<Choice[]> {
  const { choices } = await call<{ choices?: Choice[] }>('/api/autocomplete', { input, ...asking }, signal);
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
    throw new Unreachable('npm start does not answer. Start it again; nothing on this page is lost.');
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
