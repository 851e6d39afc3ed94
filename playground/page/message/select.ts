import type { APIStringSelectComponent } from 'discord-api-types/v10';
import { h } from '../element.ts';
import { emojiText } from './emoji.ts';
import type { RenderContext } from './render-context.ts';

/** Renders a string select. As in Discord, a single choice is sent immediately, and several when the list closes. */
export function renderSelect(component: APIStringSelectComponent, world: RenderContext): HTMLElement {
  const { options, custom_id: id, min_values: least = 1, max_values: most = 1 } = component;
  const before = options.filter((option) => option.default).map((option) => option.value);
  let chosen = before;
  const items = options.map((option) =>
    h(
      'div',
      { role: 'option', tabindex: '-1', 'data-value': option.value },
      h('span', { class: 'emoji' }, emojiText(option.emoji)),
      h('span', { class: 'select-text' }, option.label, h('span', { class: 'detail' }, option.description ?? '')),
      h('span', { class: 'tick', 'aria-hidden': 'true' }),
    ),
  );
  const list = h(
    'div',
    {
      class: 'select-list',
      role: 'listbox',
      'aria-label': component.placeholder ?? 'Choices',
      'aria-multiselectable': String(most > 1),
      hidden: true,
    },
    ...items,
  );
  const shown = h('span', { class: 'select-shown' });
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'select-opener',
      disabled: component.disabled === true,
      'aria-haspopup': 'listbox',
      'data-custom-id': id,
    },
    shown,
    h('span', { 'aria-hidden': 'true' }, '⌄'),
  );
  const root = h('div', { class: 'select' }, opener, list);

  function paint(): void {
    const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
    shown.textContent = labels.join(', ') || (component.placeholder ?? 'Make a selection');
    for (const item of items) item.setAttribute('aria-selected', String(chosen.includes(item.dataset.value ?? '')));
    opener.setAttribute('aria-expanded', String(!list.hidden));
  }

  function open(): void {
    list.hidden = false;
    paint();
    list.scrollIntoView({ block: 'nearest' });
    (items.find((item) => item.getAttribute('aria-selected') === 'true') ?? items[0])?.focus();
  }

  function close(send: boolean): void {
    if (list.hidden) return;
    list.hidden = true;
    const changed = chosen.join('\n') !== before.join('\n');
    if (send && changed && chosen.length >= least) world.select(id, chosen);
    else chosen = before;
    paint();
  }

  function choose(value: string): void {
    if (most === 1) chosen = [value];
    else if (chosen.includes(value)) chosen = chosen.filter((other) => other !== value);
    else if (chosen.length < most) chosen = [...chosen, value];
    if (most === 1) close(true);
    else paint();
  }

  function key(event: KeyboardEvent): void {
    const at = items.indexOf(document.activeElement as HTMLDivElement);
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') choose(items[at]?.dataset.value ?? '');
    else if (event.key === 'Escape') {
      close(most > 1);
      opener.focus();
    } else return;
    event.preventDefault();
  }

  opener.addEventListener('click', () => (list.hidden ? open() : close(true)));
  list.addEventListener('keydown', key);
  for (const item of items) item.addEventListener('click', () => choose(item.dataset.value ?? ''));
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) close(true);
  });
  paint();
  return root;
}
