import { byId } from '../element.ts';

/** Where the panel stands beside the channel. On a narrower page it covers the channel when it is opened. */
const beside = matchMedia('(width >= 900px)');

/** Connects the button that opens and closes the panel on a narrow page. Escape and a press outside close it. */
export function createPanel(): void {
  const panel = byId('panel', HTMLElement);
  const opener = byId('panel-opener', HTMLButtonElement);

  function show(isOpen: boolean): void {
    panel.hidden = !beside.matches && !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
  }

  opener.addEventListener('click', () => {
    show(panel.hidden !== false);
    if (panel.hidden === false) byId('people', HTMLInputElement).focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || beside.matches || panel.hidden || event.defaultPrevented) return;
    show(false);
    opener.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    const isInside = target instanceof Node && (panel.contains(target) || opener.contains(target));
    if (!beside.matches && !isInside) show(false);
  });
  beside.addEventListener('change', () => show(false));
  show(false);
}
