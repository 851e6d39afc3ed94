import { h } from '../element.ts';
import type { ShownPicture } from './shown-picture.ts';

/** Shows a picture in full size above the page, until Escape, the button or a press beside it closes it. Arrow keys turn to the others. */
export function openLightbox(pictures: readonly ShownPicture[], start: number): void {
  let index = start;
  const image = h('img', { class: 'lightbox-image' });
  const link = h('a', { target: '_blank', rel: 'noopener noreferrer' }, 'Open in a tab ↗');
  const place = h('span', { class: 'lightbox-place', role: 'status' });
  const close = button('Close', '✕', () => dialog.close());
  const turns =
    pictures.length > 1
      ? [button('Previous picture', '‹', () => turn(-1)), button('Next picture', '›', () => turn(1))]
      : [];
  const bar = h('div', { class: 'lightbox-bar' }, ...turns, place, link, close);
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': 'Picture in full size' }, bar, image);

  function turn(by: number): void {
    index = (index + by + pictures.length) % pictures.length;
    show();
  }

  function show(): void {
    const { source = '', alt = '', width = 0, height = 0 } = pictures[index] ?? {};
    for (const [name, value] of Object.entries({ src: source, alt, width, height })) {
      image.setAttribute(name, String(value));
    }
    link.href = source;
    place.textContent = pictures.length > 1 ? `${index + 1} of ${pictures.length}` : '';
  }

  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation(); // what Escape closes below stays open
    if (pictures.length > 1 && event.key === 'ArrowLeft') turn(-1);
    if (pictures.length > 1 && event.key === 'ArrowRight') turn(1);
  });
  dialog.addEventListener('close', () => dialog.remove());
  show();
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

function button(label: string, sign: string, act: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', class: 'lightbox-button', 'aria-label': label }, sign);
  element.addEventListener('click', act);
  return element;
}
