import type { APIEmbed } from 'discord-api-types/v10';
import { h } from '../element.ts';
import { linkTarget } from '../safe-url.ts';
import { linked, paint } from './embed.ts';
import type { PastedEntry } from './entry.ts';
import { renderPictures } from './pictures.ts';
import { shownPicture } from './shown-picture.ts';

/** Renders a link that somebody pasted, with what Discord shows below it. */
export function renderPasted({ person, url, embed, problem }: PastedEntry): HTMLElement {
  const link = h('a', { href: linkTarget(url), target: '_blank', rel: 'noopener noreferrer' }, url);
  const body = h('div', { class: 'body' }, h('div', { class: 'content markup' }, link));
  if (embed) body.append(renderUnfurled(embed));
  if (problem !== undefined) body.append(h('p', { class: 'hint' }, problem));
  return h(
    'article',
    { class: 'message pasted' },
    h('span', { class: 'avatar initial', 'aria-hidden': 'true' }, person.slice(0, 1).toUpperCase()),
    h('div', { class: 'author' }, h('b', {}, person)),
    body,
  );
}

/** Renders what a page says of itself: plain texts, in which markdown means nothing. */
function renderUnfurled({ provider, author, title, url, description, image, color }: APIEmbed): HTMLElement {
  const texts: [kind: string, text: string | undefined, url: string | undefined][] = [
    ['provider', provider?.name, provider?.url],
    ['author', author?.name, author?.url],
    ['title', title, url],
    ['description', description, undefined],
  ];
  const shown = image && shownPicture(image, []);
  const body = h(
    'div',
    { class: 'embed-body' },
    ...texts.flatMap(([kind, text, to]) => (text ? [h('div', { class: `embed-${kind}` }, ...linked([text], to))] : [])),
    ...renderPictures(shown ? [shown] : []),
  );
  return paint(h('article', { class: 'embed' }, body), color);
}
