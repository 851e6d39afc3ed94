import { checkRows } from './components.ts';
import { checkComponentsV2 } from './components-v2.ts';
import { checkEmbeds } from './embed.ts';
import type { Form, Json, Problem } from './form.ts';
import { isJson, Form as Place } from './form.ts';

export const EPHEMERAL = 64;
export const IS_COMPONENTS_V2 = 32768;
const SETTABLE = 4 | EPHEMERAL | 4096 | IS_COMPONENTS_V2; // SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS
const FILES = 10;
const BYTES = 10 * 1024 * 1024;

/** A file sent as `files[n]`. */
export interface SentFile {
  /** the n of files[n] */
  index: number;
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface MessageSurroundings {
  files?: readonly SentFile[];
  /** The message that is edited. */
  before?: Json | undefined;
  /** The place of the payload, e.g. ['data'] in an interaction response. */
  path?: readonly string[];
}

/**
 * Returns what Discord would refuse in a message that is sent, or edited if `before` is given. Also checks this project's own rules for
 * messages.
 */
export function checkMessage(data: unknown, { files = [], before, path = [] }: MessageSurroundings = {}): Problem[] {
  const form = new Place([], path);
  if (!isJson(data)) {
    form.required();
    return form.problems;
  }
  const flags = Number(data.flags ?? 0);
  if (!Number.isInteger(flags) || (flags & ~SETTABLE) !== 0) {
    form.at('flags').refuse('BITFIELD_INVALID', `Flags ${String(data.flags)} cannot be set on a message.`);
  }
  const isV2 = ((flags | Number(before?.flags ?? 0)) & IS_COMPONENTS_V2) !== 0;
  const attached = attachedNames(data, files, before);
  const isAttached = (name: string) => attached.has(name);

  if (isV2) {
    refuseBesideV2(data, form);
    if (data.components != null || !before) checkComponentsV2(data.components, form.at('components'), isAttached);
  } else {
    form.at('content').text(data.content, 0, 2000);
    checkEmbeds(data.embeds, form.at('embeds'), isAttached);
    checkRows(data.components, form.at('components'));
    refuseEmpty({ ...before, ...data }, files, form);
  }
  checkFiles(data, files, before, form);
  checkMentions(data.allowed_mentions, form.at('allowed_mentions'));
  return form.problems;
}

function refuseBesideV2(data: Json, form: Form): void {
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = data[key];
    if (value == null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    form
      .at(key)
      .refuse(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

function refuseEmpty(whole: Json, files: readonly SentFile[], form: Form): void {
  const text = typeof whole.content === 'string' && whole.content.trim() !== '';
  const lists = ['embeds', 'components', 'attachments'].some((key) => {
    const value = whole[key];
    return Array.isArray(value) && value.length > 0;
  });
  if (!text && !lists && files.length === 0 && !whole.poll) form.refuse('50006', 'Cannot send an empty message');
}

function attachedNames(data: Json, files: readonly SentFile[], before: Json | undefined): Set<string> {
  const kept = (Array.isArray(before?.attachments) ? before.attachments : []).filter(isJson);
  const named = (Array.isArray(data.attachments) ? data.attachments : []).filter(isJson);
  const renamed = named.flatMap(({ filename }) => (typeof filename === 'string' ? [filename] : []));
  return new Set([...files.map(({ name }) => name), ...kept.map(({ filename }) => String(filename)), ...renamed]);
}

function checkFiles(data: Json, files: readonly SentFile[], before: Json | undefined, form: Form): void {
  if (files.length > FILES)
    form.at('attachments').refuse('BASE_TYPE_MAX_LENGTH', `Must be ${FILES} or fewer in length.`);
  const kept = Array.isArray(before?.attachments) ? before.attachments.filter(isJson) : [];
  const listed = form.at('attachments').items(data.attachments, 0, FILES);
  for (const [attachment, place] of listed) {
    const id = String(attachment.id);
    const known = files.some(({ index }) => String(index) === id) || kept.some((old) => old.id === id);
    if (!known)
      place.at('id').refuse('ATTACHMENT_NOT_FOUND', `No files[${id}] was sent and no attachment has this id.`);
    place.at('description').text(attachment.description, 0, 1024);
  }
  for (const { index, name, type, bytes } of files) {
    const place = form.at('files', index);
    if (bytes.byteLength > BYTES) place.refuse('40005', 'Request entity too large: a file may have 10 MiB.');
    const entry = listed.find(([attachment]) => String(attachment.id) === String(index))?.[0];
    if (type.startsWith('image/') && !entry?.description) place.ownRule(`The picture "${name}" has no alt text.`);
  }
}

/** Checks that nothing in the message can ping, because names of players are in every message. */
function checkMentions(value: unknown, form: Form): void {
  const silent = isJson(value) && Array.isArray(value.parse) && value.parse.length === 0;
  const named = isJson(value) && [value.users, value.roles].some((list) => Array.isArray(list) && list.length > 0);
  if (!silent || named) form.ownRule('Every message carries allowed_mentions: { parse: [] }.');
}
