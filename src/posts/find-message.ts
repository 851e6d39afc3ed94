import type { APIMessage } from 'discord-api-types/v10';
import type { InChannel } from '../discord/messages.ts';
import { readMessages, requireHistory } from '../discord/messages.ts';
import type { RestApi } from '../discord/rest.ts';
import { snowflakeAt } from '../discord/snowflake.ts';

/** How many pages of 100 messages are read. A channel with more messages between two attempts has lost the post anyway. */
const mostPages = 5;
/** How much earlier (ms) than the attempt Discord's clock may have been. */
const clocksDifferByMs = 60_000;

interface Sought {
  /** The post's key, which stands in a button of its message. */
  key: string;
  /** When the attempt began that may have sent the message. */
  attemptedAt: Date;
  /** The greatest id of a message known from before the attempt. */
  latestKnownId: string | null;
}

/** Returns the id of the post's message, if an earlier attempt has sent it. Throws DiscordError. */
export async function findMessage(
  channel: InChannel,
  { key, attemptedAt, latestKnownId }: Sought,
  api: RestApi,
): Promise<string | undefined> {
  const attemptId = snowflakeAt(new Date(attemptedAt.getTime() - clocksDifferByMs));
  const knownId = BigInt(latestKnownId ?? 0);
  const firstId = attemptId > knownId ? attemptId : knownId;
  let before: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const messages = await readMessages({ ...channel, before }, api);
    if (page === 0 && messages.length === 0) await requireHistory(channel, api);
    const found = messages.find((message) => isPost(message, key));
    if (found) return found.id;
    const earliest = messages.at(-1);
    if (messages.length < 100 || !earliest || BigInt(earliest.id) < firstId) return undefined;
    before = earliest.id;
  }
  return undefined;
}

function isPost({ author, components }: APIMessage, key: string): boolean {
  return author.bot === true && JSON.stringify(components ?? []).includes(key);
}
