import type { Message } from '../api.ts';
import { h } from '../element.ts';
import { parseMarkdown } from '../markdown/blocks.ts';
import { formatStamp } from '../markdown/time.ts';
import { imageSource, linkTarget } from '../safe-url.ts';
import { renderComponents } from './components.ts';
import { renderEmbed } from './embed.ts';
import { renderMarkdown } from './markdown.ts';
import type { RenderContext } from './render-context.ts';

const ephemeralFlag = 64;
const loadingFlag = 128;

/** Renders a message of the bot, below the line that tells who asked for it. */
export function renderMessage(
  message: Message,
  cause: HTMLElement,
  ms: number | undefined,
  world: RenderContext,
): HTMLElement {
  const ephemeral = ((message.flags ?? 0) & ephemeralFlag) !== 0;
  const files = message.attachments ?? [];
  const body = h('div', { class: 'body' });
  if (((message.flags ?? 0) & loadingFlag) !== 0) body.append(thinking());
  else if (message.content) body.append(content(message, message.content, world));
  body.append(...(message.embeds ?? []).map((embed) => renderEmbed(embed, files, world)));
  body.append(...looseFiles(message).map(renderFile));
  body.append(...renderComponents(message.components ?? [], world));
  const element = frame(cause, author(message, ms), body, ephemeral);
  if (ephemeral) body.append(ephemeralMark(() => element.remove()));
  return element;
}

/** Renders the placeholder shown until the bot has answered. */
export function renderPending(cause: HTMLElement): HTMLElement {
  return frame(cause, author({ id: '' }, undefined), h('div', { class: 'body' }, thinking()), false);
}

/** Renders notes alone, because Discord refused the bot's answer or there was none. */
export function renderFailure(cause: HTMLElement, reasons: readonly string[], ms: number | undefined): HTMLElement {
  return frame(cause, author({ id: '' }, ms), h('div', { class: 'body' }, ...reasons.map(renderNote)), false);
}

/** Renders a red note. */
export function renderNote(text: string): HTMLElement {
  return h('p', { class: 'note', role: 'alert' }, text);
}

/** Renders the line above a message, such as "Ana used /stats player:Bo". */
export function causeLine(person: string, verb: string, what: string): HTMLElement {
  return h('div', { class: 'cause' }, h('b', {}, person), ` ${verb} `, h('span', { class: 'used' }, what));
}

function frame(cause: HTMLElement, head: HTMLElement, body: HTMLElement, ephemeral: boolean): HTMLElement {
  const avatar = h('img', { class: 'avatar', src: '/icon.svg', alt: '' });
  return h('article', { class: ephemeral ? 'message ephemeral' : 'message' }, cause, avatar, head, body);
}

function content(message: Message, text: string, world: RenderContext): HTMLElement {
  const element = h('div', { class: 'content markup' }, ...renderMarkdown(parseMarkdown(text), world));
  // Discord marks an edit after the content, and does not mark one without content.
  if (message.edited_timestamp) element.append(' ', h('span', { class: 'stamp' }, '(edited)'));
  return element;
}

function author(message: Message, ms: number | undefined): HTMLElement {
  const name = message.author?.global_name ?? message.author?.username ?? 'Stopwatch';
  const stamp = formatStamp(message.timestamp ? new Date(message.timestamp) : new Date(), { now: Date.now() });
  const head = h(
    'div',
    { class: 'author' },
    h('b', {}, name),
    h('span', { class: 'app' }, 'APP'),
    h('span', { class: 'stamp' }, stamp),
  );
  if (ms !== undefined)
    head.append(h('span', { class: 'ms', title: 'From the question to the answer' }, `${Math.round(ms)} ms`));
  return head;
}

function thinking(): HTMLElement {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('div', { class: 'thinking' }, dots, 'Stopwatch is thinking…');
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
  if (source) return h('img', { class: 'embed-image', src: source, alt: file.description ?? '', loading: 'lazy' });
  return h(
    'a',
    { class: 'file', href: linkTarget(file.url), target: '_blank', rel: 'noopener noreferrer' },
    file.filename,
  );
}
