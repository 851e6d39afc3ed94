import type { OptionJson } from '../api.ts';
import { byId, h } from '../element.ts';
import type { CommandLine } from './command-line.ts';
import { describe } from './suggestions.ts';

/** Shows the command's options above the box: the given ones with the meaning of their value, the others to tap. */
export function showChips(
  line: CommandLine | undefined,
  nameOf: (option: OptionJson, value: string) => string,
  tap: (option: OptionJson) => void,
): void {
  const row = byId('chips', HTMLElement);
  const options = line?.invocable.options ?? [];
  row.hidden = options.length === 0;
  row.replaceChildren(
    ...options.map((option) => {
      const value = line?.given.find((one) => one.option === option)?.value ?? '';
      const state = value === '' ? (option.required ? 'chip required' : 'chip') : 'chip given';
      const chip = h('button', { type: 'button', class: state, title: describe(option) }, `${option.name}:`);
      if (value !== '') chip.append(h('span', { class: 'chip-value' }, nameOf(option, value)));
      chip.addEventListener('pointerdown', (event) => event.preventDefault());
      chip.addEventListener('click', () => tap(option));
      return chip;
    }),
  );
}
