import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { Json } from './limits/form.ts';
import { isJson } from './limits/form.ts';
import type { SentFile } from './limits/message.ts';
import { EPHEMERAL } from './limits/message.ts';

const LOADING = 128;

/** A message with what else Discord knows about it. */
export interface HeldMessage {
  message: APIMessage;
  /** The only user who sees the message, if it is ephemeral. */
  onlyFor?: string;
  files: Map<string, SentFile>;
}

export interface MessageStore {
  get(id: string): HeldMessage | undefined;
  /** Returns all messages in the order of their creation. */
  list(): HeldMessage[];
  /** Adds a message. `data` was checked before. `userId` is the user who sees the message if it is ephemeral. */
  add(data: Json, files: readonly SentFile[], about: { base: Json; userId: string; loading?: boolean }): HeldMessage;
  /** Changes the given fields only. A loading message becomes the reply. */
  edit(held: HeldMessage, data: Json, files: readonly SentFile[]): void;
  /** Adds a new message with the content of this one. */
  copy(message: APIMessage, userId: string): HeldMessage;
  /** Holds a message under its own id, if that is unknown. */
  adopt(message: APIMessage, userId: string): void;
  remove(id: string): void;
}

export function createMessageStore(state: {
  author: APIUser;
  newId(): string;
  now(): Date;
  fileUrl(messageId: string, name: string): string;
  /** Called after a message was added, changed or removed. */
  onChange(message: APIMessage): void;
}): MessageStore {
  const all = new Map<string, HeldMessage>();
  const hold = (message: APIMessage, userId: string): HeldMessage => {
    const isEphemeral = (Number(message.flags ?? 0) & EPHEMERAL) !== 0;
    const held = { message, files: new Map(), ...(isEphemeral ? { onlyFor: userId } : {}) };
    all.set(message.id, held);
    state.onChange(message);
    return held;
  };
  return {
    get: (id) => all.get(id),
    list: () => [...all.values()],
    remove(id) {
      const held = all.get(id);
      all.delete(id);
      if (held) state.onChange(held.message);
    },
    copy: (message, userId) => hold({ ...structuredClone(message), id: state.newId() }, userId),
    adopt(message, userId) {
      if (!all.has(message.id)) hold(structuredClone(message), userId);
    },
    add(data, files, { base, userId, loading = false }) {
      const id = state.newId();
      const flags = Number(data.flags ?? 0);
      const message = {
        id,
        author: state.author,
        content: '',
        timestamp: state.now().toISOString(),
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: [],
        attachments: [],
        embeds: [],
        components: [],
        pinned: false,
        ...base,
        flags: loading ? flags | LOADING : flags,
      } as unknown as APIMessage;
      const held: HeldMessage = {
        message,
        files: new Map(),
        ...((flags & EPHEMERAL) !== 0 ? { onlyFor: userId } : {}),
      };
      all.set(id, held);
      write(held, data, files, state);
      state.onChange(message);
      return held;
    },
    edit(held, data, files) {
      const kept = Number(held.message.flags ?? 0) & ~LOADING;
      held.message.flags = kept | (Number(data.flags ?? 0) & ~EPHEMERAL); // an edit never changes the visibility
      held.message.edited_timestamp = state.now().toISOString();
      write(held, data, files, state);
      state.onChange(held.message);
    },
  };
}

function write(
  held: HeldMessage,
  data: Json,
  files: readonly SentFile[],
  state: { newId(): string; fileUrl(messageId: string, name: string): string },
): void {
  const message = held.message as unknown as Json & { id: string };
  writeAttachments(held, data, files, state);
  const link = (url: unknown) => {
    const name =
      typeof url === 'string' && url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
    return name === undefined ? url : state.fileUrl(message.id, name);
  };
  if (data.content !== undefined) message.content = String(data.content ?? '').trim();
  if (data.embeds !== undefined) message.embeds = asList(data.embeds).map((embed) => completeEmbed(embed, link));
  if (data.components !== undefined) message.components = numbered(asList(data.components), link);
}

function writeAttachments(
  { message, files: stored }: HeldMessage,
  data: Json,
  files: readonly SentFile[],
  state: { newId(): string; fileUrl(messageId: string, name: string): string },
): void {
  const listed = data.attachments === undefined ? undefined : asList(data.attachments);
  const kept = message.attachments.filter(({ id }) => listed?.some((one) => String(one.id) === id) ?? true);
  const added = files.map((file) => {
    const entry = listed?.find((one) => String(one.id) === String(file.index));
    const filename = String(entry?.filename ?? file.name);
    stored.set(filename, file);
    const url = state.fileUrl(message.id, filename);
    return {
      id: state.newId(),
      filename,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.type,
      ...(entry?.description ? { description: String(entry.description) } : {}),
    };
  });
  message.attachments = [...kept, ...added];
}

function completeEmbed(embed: Json, link: (url: unknown) => unknown): Json {
  const whole: Json = { ...embed, type: 'rich' };
  for (const key of ['title', 'description']) if (typeof whole[key] === 'string') whole[key] = whole[key].trim();
  if (embed.fields) {
    whole.fields = asList(embed.fields).map(({ name, value, inline }) => ({
      name: String(name).trim(),
      value: String(value).trim(),
      inline: inline === true,
    }));
  }
  for (const key of ['image', 'thumbnail']) {
    const picture = embed[key];
    if (isJson(picture)) whole[key] = { ...picture, url: link(picture.url) };
  }
  return whole;
}

/** Numbers components from 1 where the sender did not, as Discord does. */
function numbered(components: Json[], link: (url: unknown) => unknown): Json[] {
  let last = 0;
  const number = (part: Json): Json => {
    const own: Json = { ...part, id: part.id ?? ++last };
    if (Array.isArray(part.components)) own.components = asList(part.components).map(number);
    if (isJson(part.accessory)) own.accessory = number(part.accessory);
    if (Array.isArray(part.items)) own.items = asList(part.items).map(withMedia);
    for (const key of ['media', 'file']) {
      const media = part[key];
      if (isJson(media)) own[key] = { ...media, url: link(media.url) };
    }
    return own;
  };
  const withMedia = (item: Json): Json =>
    isJson(item.media) ? { ...item, media: { ...item.media, url: link(item.media.url) } } : item;
  return components.map(number);
}

function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
