import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import type { Simulator } from '../../simulator/discord/simulator.ts';

/** The channel in which the bot posts by itself. Its id stays the same over restarts, because the database holds it. */
export const postsChannel = { id: '400000000000000010', name: 'match-posts' } as const;

/** How many messages are kept over a restart. */
const mostKept = 500;

export interface PostsChannel {
  name: string;
  /** Returns a number that is greater after every change. */
  revision(): number;
  /** Returns the messages that everybody sees, oldest first. */
  messages(): APIMessage[];
}

/**
 * Adds the channel to the simulated Discord, with the messages that the file holds. Each change is written to the file at once, so that a
 * message the database knows of is still there after a kill. Without a file nothing is kept.
 */
export function openPostsChannel({ channels, adopt }: Simulator, file: string | undefined): PostsChannel {
  const { id, name } = postsChannel;
  channels.add(name, id);
  for (const message of file ? readKept(file) : []) adopt(message, message.author.id);
  const messages = () => channels.messages(id);
  let revision = 1;
  channels.onChange((changed) => {
    if (changed !== id) return;
    revision += 1;
    if (file) writeKept(file, messages().slice(-mostKept));
  });
  return { name, revision: () => revision, messages };
}

function readKept(file: string): APIMessage[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // there is none yet
  }
}

function writeKept(file: string, messages: readonly APIMessage[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(messages));
  renameSync(`${file}.new`, file);
}
