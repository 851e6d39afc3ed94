import type { APIEmbed, APIEmbedField, APIEmbedImage } from 'discord-api-types/v10';
import type { Message } from '../api.ts';
import { botNow } from '../clock/now.ts';
import { h } from '../element.ts';
import { parseMarkdown } from '../markdown/blocks.ts';
import { parseInline } from '../markdown/inline.ts';
import { formatStamp } from '../markdown/time.ts';
import { imageSource, linkTarget } from '../safe-url.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPictures } from './pictures.ts';
import type { RenderContext } from './render-context.ts';
import { shownPicture } from './shown-picture.ts';

type Files = NonNullable<Message['attachments']>;

/** The most pictures that Discord shows in one embed. */
const mostPictures = 4;

/** Returns the embeds that are shown, each with its pictures. Discord shows embeds of the same address as one, with up to four pictures. */
export function groupEmbeds(embeds: readonly APIEmbed[]): { embed: APIEmbed; images: APIEmbedImage[] }[] {
  const groups: { embed: APIEmbed; images: APIEmbedImage[] }[] = [];
  for (const embed of embeds) {
    const first = embed.url && groups.find((group) => group.embed.url === embed.url);
    const images = embed.image ? [embed.image] : [];
    if (first) first.images.push(...images);
    else groups.push({ embed, images });
  }
  return groups.map(({ embed, images }) => ({ embed, images: images.slice(0, mostPictures) }));
}

/** Renders an embed with its pictures. */
export function renderEmbed(
  { embed, images }: { embed: APIEmbed; images: readonly APIEmbedImage[] },
  files: Files,
  world: RenderContext,
): HTMLElement {
  const body = h('div', { class: 'embed-body' });
  if (embed.author) body.append(author(embed.author, files));
  if (embed.title) body.append(title(embed.title, embed.url, world));
  if (embed.description) {
    body.append(
      h('div', { class: 'embed-description markup' }, ...renderMarkdown(parseMarkdown(embed.description), world)),
    );
  }
  body.append(...fieldRows(embed.fields ?? []).map((row) => fieldRow(row, world)));
  body.append(...renderPictures(images.flatMap((image) => shownPicture(image, files) ?? [])));
  const footer = renderFooter(embed, files);
  if (footer) body.append(footer);
  const element = h('article', { class: 'embed' }, body);
  if (embed.thumbnail) element.append(...picture(embed.thumbnail, 'embed-thumbnail', files));
  return paint(element, embed.color);
}

/** Gives an embed its colour. */
export function paint(element: HTMLElement, colour: number | undefined): HTMLElement {
  // Set through the DOM, because the page's policy refuses style attributes.
  if (colour) element.style.borderInlineStartColor = `#${colour.toString(16).padStart(6, '0').slice(-6)}`;
  return element;
}

/** Returns the fields in rows. Discord shows up to three inline fields side by side, and any other field in a row of its own. */
export function fieldRows(fields: readonly APIEmbedField[]): APIEmbedField[][] {
  const rows: APIEmbedField[][] = [];
  for (const field of fields) {
    const row = rows.at(-1);
    if (field.inline && row?.[0]?.inline && row.length < 3) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

function fieldRow(fields: APIEmbedField[], world: RenderContext): HTMLElement {
  return h(
    'div',
    { class: 'fields' },
    ...fields.map((field) =>
      h(
        'div',
        { class: 'field' },
        h('div', { class: 'field-name' }, ...renderMarkdown(parseInline(field.name, 'title'), world)),
        h('div', { class: 'field-value markup' }, ...renderMarkdown(parseMarkdown(field.value), world)),
      ),
    ),
  );
}

function title(text: string, url: string | undefined, world: RenderContext): HTMLElement {
  const inner = renderMarkdown(parseInline(text, 'title'), world);
  return h('div', { class: 'embed-title' }, ...linked(inner, url));
}

function author(from: NonNullable<APIEmbed['author']>, files: Files): HTMLElement {
  const icon = from.icon_url ? picture({ url: from.icon_url }, 'embed-icon', files) : [];
  return h('div', { class: 'embed-author' }, ...icon, ...linked([from.name], from.url));
}

/** Returns a text as a link, where it has an address. */
export function linked(inner: (Node | string)[], url: string | undefined): (Node | string)[] {
  const target = url && linkTarget(url);
  return target ? [h('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, ...inner)] : inner;
}

function renderFooter(embed: APIEmbed, files: Files): HTMLElement | undefined {
  const stamp = embed.timestamp ? new Date(embed.timestamp) : undefined;
  const known = stamp && !Number.isNaN(stamp.getTime());
  const parts = [embed.footer?.text ?? '', known ? formatStamp(stamp, { now: botNow() }) : ''];
  const text = parts.filter((part) => part !== '').join(' • ');
  if (text === '') return undefined;
  const icon = embed.footer?.icon_url ? picture({ url: embed.footer.icon_url }, 'embed-icon', files) : [];
  return h('footer', { class: 'embed-footer' }, ...icon, h('span', {}, text));
}

function picture(image: { url: string; description?: string }, kind: string, files: Files): HTMLElement[] {
  const source = imageSource(image.url, files);
  const named = files.find((file) => image.url === `attachment://${file.filename}`);
  const alt = image.description ?? named?.description ?? '';
  return source ? [h('img', { class: kind, src: source, alt, loading: 'lazy' })] : [];
}
