import type { Message } from '../api.ts';
import { botNow } from '../clock/now.ts';
import { createDrawer } from '../details/drawer.ts';
import { h } from '../element.ts';
import { parseMarkdown } from '../markdown/blocks.ts';
import { formatStamp } from '../markdown/time.ts';
import { imageSource, linkTarget } from '../safe-url.ts';
import { renderComponents } from './components.ts';
import { groupEmbeds, renderEmbed } from './embed.ts';
import type { Cause, MessageEntry } from './entry.ts';
import { renderMarkdown } from './markdown.ts';
import type { RenderContext } from './render-context.ts';

const ephemeralFlag = 64;
const loadingFlag = 128;

/** Renders a message of the bot, below the line that tells who asked for it, or the placeholder until there is one. */
export function renderMessage(entry: MessageEntry, world: RenderContext): HTMLElement {
  const { message, problems, unanswered } = entry;
  const isEphemeral = ((message?.flags ?? 0) & ephemeralFlag) !== 0;
  const body = h('div', { class: 'body' });
  if (message) fill(body, message, world);
  else if (problems.length === 0) body.append(thinking());
  if (isEphemeral) body.append(ephemeralMark(world.dismiss));
  const { opener, drawer } = createDrawer(entry);
  const notes = problems.map(renderNote);
  if (unanswered !== undefined && problems.length > 0) notes.push(againButton(() => world.again(unanswered)));
  return h(
    'article',
    { class: isEphemeral ? 'message ephemeral' : 'message' },
    ...(entry.cause ? [causeLine(entry.cause)] : []),
    h('img', { class: 'avatar', src: '/icon.svg', alt: '' }),
    author(message, opener, { isPost: entry.cause === undefined }),
    body,
    ...notes,
    ...drawer,
  );
}

/** Renders a red note. */
export function renderNote(text: string): HTMLElement {
  return h('p', { class: 'note', role: 'alert' }, text);
}

function fill(body: HTMLElement, message: Message, world: RenderContext): void {
  const files = message.attachments ?? [];
  if (((message.flags ?? 0) & loadingFlag) !== 0) body.append(thinking());
  else if (message.content) body.append(content(message, message.content, world));
  body.append(...groupEmbeds(message.embeds ?? []).map((group) => renderEmbed(group, files, world)));
  body.append(...looseFiles(message).map(renderFile));
  body.append(...renderComponents(message.components ?? [], world));
}

/** Renders the line above a message, such as "Ana used /stats player:Bo". */
function causeLine({ person, verb, what }: Cause): HTMLElement {
  return h('div', { class: 'cause' }, h('b', {}, person), ` ${verb} `, h('span', { class: 'used' }, what));
}

function content(message: Message, text: string, world: RenderContext): HTMLElement {
  const element = h('div', { class: 'content markup' }, ...renderMarkdown(parseMarkdown(text), world));
  // Discord marks an edit after the content, and does not mark one without content.
  if (message.edited_timestamp) element.append(' ', h('span', { class: 'stamp' }, '(edited)'));
  return element;
}

function author(message: Message | undefined, opener: HTMLElement[], { isPost }: { isPost: boolean }): HTMLElement {
  const name = message?.author?.global_name ?? message?.author?.username ?? 'Stopwatch';
  const stamp = formatStamp(message?.timestamp ? new Date(message.timestamp) : new Date(botNow()), { now: botNow() });
  const isEdited = isPost && !message?.content && Boolean(message?.edited_timestamp);
  return h(
    'div',
    { class: 'author' },
    h('b', {}, name),
    h('span', { class: 'app' }, 'APP'),
    h('span', { class: 'stamp' }, stamp),
    ...(isEdited ? [h('span', { class: 'stamp' }, '(edited)')] : []),
    ...opener,
  );
}

function thinking(): HTMLElement {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('div', { class: 'thinking' }, dots, 'Stopwatch is thinking…');
}

function againButton(again: () => void): HTMLElement {
  const button = h('button', { type: 'button', class: 'button secondary again' }, 'Ask again');
  button.addEventListener('click', again);
  return button;
}

function ephemeralMark(dismiss: () => void): HTMLElement {
  const button = h('button', { type: 'button', class: 'dismiss' }, 'Dismiss message');
  button.addEventListener('click', dismiss);
  return h('div', { class: 'only-you' }, '👁 Only you can see this • ', button);
}

/** Returns the files that no embed shows. */
function looseFiles(message: Message): NonNullable<Message['attachments']> {
  const embeds = JSON.stringify(message.embeds ?? []);
  return (message.attachments ?? []).filter(
    ({ filename, url }) =>
      ![`attachment://${filename}`, url].some((address) => embeds.includes(JSON.stringify(address))),
  );
}

function renderFile(file: NonNullable<Message['attachments']>[number]): HTMLElement {
  const source = file.content_type?.startsWith('image/') ? imageSource(file.url, []) : undefined;
  if (source) return h('img', { class: 'file-image', src: source, alt: file.description ?? '', loading: 'lazy' });
  return h(
    'a',
    { class: 'file', href: linkTarget(file.url), target: '_blank', rel: 'noopener noreferrer' },
    file.filename,
  );
}
