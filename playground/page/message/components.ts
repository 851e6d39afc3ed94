import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { h } from '../element.ts';
import { linkTarget } from '../safe-url.ts';
import { emojiText } from './emoji.ts';
import type { RenderContext } from './render-context.ts';
import { renderSelect } from './select.ts';

// Component numbers of Discord's API. Bundling Discord's package of types for four numbers would be too much.
const actionRow = 1;
const button = 2;
const stringSelect = 3;
const linkStyle = 5;
const styleNames: Record<number, string> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

/** Renders the rows of buttons and selects under a message. */
export function renderComponents(rows: readonly APIMessageTopLevelComponent[], world: RenderContext): HTMLElement[] {
  return rows.map((row) => {
    if (row.type !== actionRow) return unknown(row.type);
    return h(
      'div',
      { class: 'row' },
      ...row.components.map((component) => {
        if (component.type === button) return renderButton(component, world);
        if (component.type === stringSelect) return renderSelect(component, world);
        return unknown(component.type);
      }),
    );
  });
}

function renderButton(component: APIButtonComponent, world: RenderContext): HTMLElement {
  const label = 'label' in component ? (component.label ?? '') : '';
  const emoji = 'emoji' in component ? emojiText(component.emoji) : '';
  const inner = [...(emoji ? [h('span', { class: 'emoji' }, emoji)] : []), ...(label ? [h('span', {}, label)] : [])];
  if (component.style === linkStyle) {
    const href = component.disabled ? undefined : linkTarget(component.url);
    return h('a', { class: 'button secondary', href, target: '_blank', rel: 'noopener noreferrer' }, ...inner, ' ↗');
  }
  const disabled = component.disabled === true;
  const element = h(
    'button',
    { type: 'button', class: `button ${styleNames[component.style] ?? 'secondary'}`, disabled },
    ...inner,
  );
  if ('custom_id' in component) {
    const id = component.custom_id;
    element.dataset.customId = id;
    element.addEventListener('click', () => {
      element.classList.add('waiting');
      world.press(id);
    });
  }
  return element;
}

function unknown(type: number): HTMLElement {
  return h('p', { class: 'note' }, `A component of type ${type}, which this page does not show.`);
}
