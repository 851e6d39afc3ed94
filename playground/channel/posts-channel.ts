import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import type { Simulator } from '../../simulator/discord/simulator.ts';

/** The channel in which the bot posts by itself. Its id stays the same over restarts, because the database holds it. */
export const postsChannel = { id: '400000000000000010', name: 'match-posts' } as const;

/** How many messages are kept over a restart, and how many of them the page shows. */
const most = { kept: 500, shown: 100 };

export interface PostsChannel {
  /** Returns the name of the channel of the newest message. */
  name(): string;
  /** Returns a number that is greater after every change. */
  revision(): number;
  /** Returns the newest messages that everybody sees, oldest first. */
  messages(): APIMessage[];
}

/**
 * Adds the channel to the simulated Discord, with the messages that the file holds. What the bot posts in other channels, because a manager
 * chose one, is shown with it. Each change is written to the file at once, so that a message the database knows of is still there after a
 * kill. Without a file nothing is kept.
 */
export function openPostsChannel({ channels, adopt }: Simulator, file: string | undefined): PostsChannel {
  channels.add(postsChannel.name, postsChannel.id);
  for (const message of file ? readKept(file) : []) adopt(message, message.author.id);
  const posts = () =>
    channels
      .list()
      .flatMap(({ id }) => channels.messages(id))
      .filter((message) => message.channel_id === postsChannel.id || !message.interaction_metadata)
      .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  // The sizes of pictures come later than their message, and do not count as an edit.
  const stateOf = (messages: readonly APIMessage[]) =>
    messages
      .map(({ id, edited_timestamp, embeds }) => `${id} ${edited_timestamp} ${embeds.map(({ image }) => image?.width)}`)
      .join();
  let revision = 1;
  let known = stateOf(posts());
  channels.onChange(() => {
    const now = posts();
    const state = stateOf(now);
    if (state === known) return;
    known = state;
    revision += 1;
    if (file) writeKept(file, now.slice(-most.kept));
  });
  const messages = () => posts().slice(-most.shown);
  return {
    name: () => channels.list().find(({ id }) => id === messages().at(-1)?.channel_id)?.name ?? postsChannel.name,
    revision: () => revision,
    messages,
  };
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
