import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { MessageStore } from './messages.ts';
import type { Overwrite, PermissionName } from './permissions.ts';
import { bitsOf, INVITED, permissionsIn } from './permissions.ts';
import { DiscordRejection } from './refusal.ts';

export interface Channel {
  id: string;
  guildId: string;
  name: string;
  overwrites: Overwrite[];
}

/** The community's server as far as the bot has to do with it: channels, roles and the bot's membership. What somebody else does there. */
export interface Channels {
  /** Returns the channels of the server, the oldest first. */
  list(): Channel[];
  /** Adds a text channel, which the bot may use. A channel with this id is replaced. */
  add(name: string, id?: string): Channel;
  /** Deletes a channel with its messages. */
  remove(channelId: string): void;
  /** Takes permissions from the bot in one channel. */
  deny(channelId: string, ...names: PermissionName[]): void;
  /** Gives back in one channel what was taken there. */
  allow(channelId: string, ...names: PermissionName[]): void;
  /** Removes the bot from the server, or invites it again. */
  setMember(isMember: boolean): void;
  /** Returns the messages that everybody in the channel sees, oldest first. */
  messages(channelId: string): APIMessage[];
  /** Calls the listener with a channel's id whenever a message there was added, changed or removed. */
  onChange(listener: (channelId: string) => void): void;
  /** Lets a moderator delete a message. */
  removeMessage(messageId: string): void;
  /** Lets somebody write in the channel. Returns the message's id. */
  write(channelId: string, content: string, author: APIUser): string;
}

/** What the REST API and interactions read of the server. */
export interface Server {
  channels: Channels;
  get(channelId: string): Channel | undefined;
  /** Finds a channel of the community's server by id, <#id> or #name. Undefined for an id that is unknown. Throws for an unknown name. */
  find(typed: string): { id: string; channel: Channel | undefined };
  isMember(): boolean;
  roles(): { id: string; name: string; bits: bigint }[];
  /** Returns the bot's permissions in the channel. */
  permissions(channel: Channel): bigint;
}

const EVERYONE = bitsOf(['View Channel', 'Read Message History', 'Send Messages', 'Embed Links']);

export function createServer(about: {
  guildId: string;
  applicationId: string;
  messages: MessageStore;
  /** The channels that exist from the beginning, by id. */
  channels: ReadonlyMap<string, { guildId: string; name: string }>;
  newId(): string;
  channelListeners: Set<(channelId: string) => void>;
}): Server {
  const { guildId, applicationId, messages, newId } = about;
  const all = new Map<string, Channel>();
  for (const [id, channel] of about.channels) all.set(id, { id, overwrites: [], ...channel });
  const roles = [
    { id: guildId, name: '@everyone', bits: EVERYONE },
    { id: newId(), name: 'Stopwatch', bits: INVITED },
  ];
  let isMember = true;

  const own = (channelId: string): Overwrite => {
    const channel = all.get(channelId);
    if (!channel) throw new Error(`There is no channel ${channelId}.`);
    const known = channel.overwrites.find(({ id }) => id === applicationId);
    if (known) return known;
    const added: Overwrite = { id: applicationId, type: 1, allow: '0', deny: '0' };
    channel.overwrites.push(added);
    return added;
  };
  const inChannel = (channelId: string) =>
    messages.list().filter(({ message, onlyFor }) => onlyFor === undefined && message.channel_id === channelId);

  const channels: Channels = {
    list: () => [...all.values()].filter((channel) => channel.guildId === guildId),
    add(name, id = newId()) {
      const channel: Channel = { id, guildId, name, overwrites: [] };
      all.set(id, channel);
      return channel;
    },
    remove(channelId) {
      all.delete(channelId);
      for (const { message } of messages.list()) if (message.channel_id === channelId) messages.remove(message.id);
    },
    deny(channelId, ...names) {
      const overwrite = own(channelId);
      overwrite.deny = String(BigInt(overwrite.deny) | bitsOf(names));
    },
    allow(channelId, ...names) {
      const overwrite = own(channelId);
      overwrite.deny = String(BigInt(overwrite.deny) & ~bitsOf(names));
    },
    setMember: (next) => {
      isMember = next;
    },
    messages: (channelId) => inChannel(channelId).map(({ message }) => structuredClone(message)),
    onChange: (listener) => void about.channelListeners.add(listener),
    removeMessage: (messageId) => messages.remove(messageId),
    write: (channelId, content, author) =>
      messages.add({ content }, [], { base: { channel_id: channelId, type: 0, author }, userId: author.id }).message.id,
  };
  return {
    channels,
    get: (channelId) => all.get(channelId),
    find(typed) {
      const id = /^(?:<#)?(\d{17,20})>?$/.exec(typed)?.[1];
      const channel = channels.list().find((one) => (id ? one.id === id : one.name === typed.replace(/^#/, '')));
      if (channel || id) return { id: channel?.id ?? id ?? '', channel };
      const names = channels.list().map(({ name }) => `#${name}`);
      throw new DiscordRejection(`There is no channel "${typed}". Known: ${names.join(', ')}; any id is accepted too.`);
    },
    isMember: () => isMember,
    roles: () => roles,
    permissions: ({ overwrites }) => permissionsIn(overwrites, { userId: applicationId, everyoneId: guildId, roles }),
  };
}
