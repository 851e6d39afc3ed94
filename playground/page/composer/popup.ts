import { byId, h } from '../element.ts';
import type { Suggestion } from './suggestions.ts';

export interface Popup {
  show(title: string, suggestions: readonly Suggestion[]): void;
  close(): void;
  isOpen(): boolean;
  move(step: 1 | -1): void;
  /** Returns the highlighted suggestion, which Enter takes. */
  highlighted(): Suggestion | undefined;
  /** Returns the highlighted suggestion, else the first, which Tab takes. */
  best(): Suggestion | undefined;
}

/** Creates the list above the command box. Keyboard focus stays in the box, so aria-activedescendant names the highlighted entry. */
export function createPopup(box: HTMLInputElement, pick: (suggestion: Suggestion) => void): Popup {
  const panel = byId('suggestions', HTMLElement);
  const heading = byId('suggestions-title', HTMLElement);
  const list = byId('suggestions-list', HTMLElement);
  let shown: readonly Suggestion[] = [];
  let index = 0;

  function highlight(): void {
    for (const [position, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(position === index));
      if (position === index) item.scrollIntoView({ block: 'nearest' });
    }
    if (shown[index]) box.setAttribute('aria-activedescendant', `suggestion-${index}`);
    else box.removeAttribute('aria-activedescendant');
  }

  function item(suggestion: Suggestion, position: number): HTMLElement {
    const element = h(
      'div',
      { id: `suggestion-${position}`, role: 'option' },
      h('span', { class: 'label' }, suggestion.label),
      h('span', { class: 'detail' }, suggestion.detail),
    );
    // This prevents that the box loses focus, which on a phone would close the keyboard.
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('click', () => pick(suggestion));
    return element;
  }

  return {
    show(title, suggestions) {
      shown = suggestions;
      index = suggestions[0]?.isLikely ? 0 : -1;
      heading.textContent = title;
      list.replaceChildren(...suggestions.map(item));
      panel.hidden = false;
      box.setAttribute('aria-expanded', 'true');
      highlight();
    },
    close() {
      shown = [];
      panel.hidden = true;
      box.setAttribute('aria-expanded', 'false');
      highlight();
    },
    isOpen: () => !panel.hidden,
    move(step) {
      if (shown.length === 0) return;
      index = index === -1 && step === -1 ? shown.length - 1 : (index + step + shown.length) % shown.length;
      highlight();
    },
    highlighted: () => shown[index],
    best: () => shown[index] ?? shown[0],
  };
}
