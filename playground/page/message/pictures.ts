import { h } from '../element.ts';
import { openLightbox } from './lightbox.ts';
import type { ShownPicture } from './shown-picture.ts';

/** The largest picture that Discord shows in an embed, in CSS pixels. */
const most = { width: 400, height: 300 };

let count = 0;

/** Renders the pictures of an embed: one in its own shape, several as tiles. Each opens in full size. */
export function renderPictures(pictures: readonly ShownPicture[]): HTMLElement[] {
  if (pictures.length === 0) return [];
  const shown = pictures.map((picture, index) => renderPicture(picture, () => openLightbox(pictures, index)));
  return [h('div', { class: `pictures pictures-${pictures.length}` }, ...shown)];
}

function renderPicture({ source, alt, width, height }: ShownPicture, open: () => void): HTMLElement {
  const scale = Math.min(1, most.width / width, most.height / height);
  // The size is that of the place that is kept until the picture is here.
  const size = { width: String(Math.round(width * scale)), height: String(Math.round(height * scale)) };
  const image = h('img', { class: 'embed-image', src: source, alt, ...size, loading: 'lazy' });
  const opener = h('button', { type: 'button', class: 'picture-opener', 'aria-haspopup': 'dialog' }, image);
  if (alt === '') opener.setAttribute('aria-label', 'Picture');
  opener.addEventListener('click', open);
  image.addEventListener('error', () => opener.replaceWith(broken(alt, size)), { once: true });
  return h('div', { class: 'picture' }, opener, ...altBadge(alt));
}

/** Renders what Discord shows in place of a picture that does not load, of the same size. */
function broken(alt: string, { width, height }: { width: string; height: string }): HTMLElement {
  const label = alt === '' ? 'A picture that does not load' : `A picture that does not load: ${alt}`;
  const element = h('div', { class: 'picture-broken', role: 'img', 'aria-label': label });
  // Set through the DOM, because the page's policy refuses style attributes.
  element.style.setProperty('--width', `${width}px`);
  element.style.setProperty('--shape', `${width} / ${height}`);
  return element;
}

/** Renders the badge that shows a picture's alt text. */
function altBadge(alt: string): HTMLElement[] {
  if (alt === '') return [];
  const id = `alt-${++count}`;
  const text = h('p', { id, class: 'alt-text', hidden: true }, alt);
  const badge = h(
    'button',
    { type: 'button', class: 'alt-badge', 'aria-expanded': 'false', 'aria-controls': id },
    'ALT',
    h('span', { class: 'unseen' }, ' text'),
  );
  const show = (isShown: boolean) => {
    text.hidden = !isShown;
    badge.setAttribute('aria-expanded', String(isShown));
  };
  badge.addEventListener('click', () => show(text.hidden !== false));
  text.addEventListener('click', () => show(false));
  badge.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || text.hidden) return;
    event.preventDefault(); // it closes nothing else
    show(false);
  });
  return [badge, text];
}
