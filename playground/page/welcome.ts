import type { About } from '../backend.ts';
import type { Welcome } from '../welcome.ts';
import type { Invocable } from './composer/catalogue.ts';
import { readLine } from './composer/command-line.ts';
import { byId, h } from './element.ts';

interface Offer {
  /** The commands in the reader's language. */
  known: readonly Invocable[];
  /** Returns an example in the reader's language. */
  translate(text: string): string;
  send(input: string): void;
}

/** Shows what can be asked of this database, and what it is. */
export function showWelcome(welcome: Welcome & About, { known, translate, send }: Offer): void {
  const { examples, players, rounds, database, isOwn, site, link } = welcome;
  byId('site', HTMLAnchorElement).href = site;
  byId('examples', HTMLElement).replaceChildren(
    ...examples.map((example) => {
      const text = translate(example);
      const line = readLine(text, known);
      const command = text.slice(0, line?.bodyStart);
      const chip = h(
        'button',
        { type: 'button', class: 'example' },
        h('span', { class: 'example-line' }, h('b', {}, command), text.slice(command.length)),
        h('span', { class: 'example-about' }, line?.invocable.description ?? ''),
      );
      chip.addEventListener('click', () => send(text));
      return chip;
    }),
    ...(link === null ? [] : [linkChip(link, send)]),
  );
  const counts = `${players.toLocaleString('en')} players · ${rounds.toLocaleString('en')} rounds`;
  byId('database', HTMLElement).textContent = isOwn
    ? `${database} · ${counts}`
    : `${database}, where it is · ${counts}`;
  byId('welcome-text', HTMLElement).replaceChildren(
    ...(players > 0
      ? ['Answers come as they would in Discord. Start with one of these, or type ', h('kbd', {}, '/'), '.']
      : [
          'This database has no rounds yet. Drop round files anywhere on this page, then ask for ',
          h('kbd', {}, '/last'),
          '.',
        ]),
  );
}

/** Pastes the address of a web page, as people do in chats. */
function linkChip(link: string, send: (input: string) => void): HTMLElement {
  const chip = h(
    'button',
    { type: 'button', class: 'example paste' },
    h('span', { class: 'example-line' }, 'Paste a link'),
    h('span', { class: 'example-about' }, 'How a chat shows the web page of the last evening'),
  );
  chip.addEventListener('click', () => send(link));
  return chip;
}
