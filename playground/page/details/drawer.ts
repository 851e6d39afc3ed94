import { getDetails } from '../api.ts';
import { h } from '../element.ts';
import type { MessageEntry } from '../message/entry.ts';
import { renderDetails } from './sections.ts';

let count = 0;

/** Creates the drawer of a message and the button that opens it. What is in it is asked for when it is first opened. */
export function createDrawer({ ms, interactionId }: MessageEntry): { opener: HTMLElement[]; drawer: HTMLElement[] } {
  if (ms === undefined || interactionId === undefined) return { opener: [], drawer: [] };
  const id = `details-${++count}`;
  const opener = h(
    'button',
    { type: 'button', class: 'details-opener', 'aria-expanded': 'false', 'aria-controls': id },
    h('span', { class: 'ms' }, `${Math.round(ms)} ms`),
    h('span', { class: 'behind' }, 'Details'),
  );
  const drawer = h('section', { id, class: 'details', 'aria-label': 'How this answer came about', hidden: true });

  async function fill(): Promise<void> {
    drawer.replaceChildren(h('p', { class: 'hint' }, 'Looking it up…'));
    try {
      drawer.replaceChildren(...renderDetails(await getDetails(interactionId ?? '')));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      drawer.replaceChildren(h('p', { class: 'hint' }, `${why} Ask again to see the details of the new answer.`));
    }
  }

  opener.addEventListener('click', () => {
    drawer.hidden = !drawer.hidden;
    opener.setAttribute('aria-expanded', String(!drawer.hidden));
    if (!drawer.hidden) void fill().then(() => reveal(drawer));
  });
  return { opener: [opener], drawer: [drawer] };
}

/** Scrolls only if the drawer would not be seen, so that the message stays in view. */
function reveal(drawer: HTMLElement): void {
  const { top } = drawer.getBoundingClientRect();
  if (top > innerHeight * 0.75) drawer.firstElementChild?.scrollIntoView({ block: 'center' });
}
