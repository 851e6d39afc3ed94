import { ask, getCommands, getPeople, press, select } from './api.ts';
import { examples, invocables, userMenu } from './composer/catalogue.ts';
import { createComposer } from './composer/composer.ts';
import { byId, h } from './element.ts';
import { createLog } from './message/log.ts';
import { refreshTimes } from './message/markdown.ts';
import { renderNote } from './message/message.ts';

const refreshMs = 20_000;

async function start(): Promise<void> {
  const [commands, people] = await Promise.all([getCommands(), getPeople()]);
  const picker = byId('people', HTMLSelectElement);
  picker.append(
    ...people.map(({ id, name, linked }) => {
      const suffix = typeof linked === 'string' && linked !== '' ? ` · ${linked}` : linked ? ' · linked' : '';
      return h('option', { value: id }, `${name}${suffix}`);
    }),
  );
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name;
  const log = createLog({
    nameOf,
    actor: () => nameOf(picker.value) ?? 'You',
    type: (text) => composer.put(text),
    press: (message, id) => press(message, id, picker.value),
    select: (message, id, values) => select(message, id, values, picker.value),
  });
  const send = (input: string) => void log.ask(input, () => ask(input, picker.value));
  const composer = createComposer({
    known: invocables(commands),
    menu: userMenu(commands),
    people,
    actingAs: () => picker.value,
    send,
  });
  byId('examples', HTMLElement).append(
    ...examples(commands).map((text) => {
      const chip = h('button', { type: 'button', class: 'chip given' }, text);
      chip.addEventListener('click', () => send(text));
      return chip;
    }),
  );
  setInterval(() => refreshTimes(document, Date.now()), refreshMs);
  // On a phone the keyboard would cover the page before anybody can read it.
  if (matchMedia('(pointer: fine)').matches) byId('line', HTMLInputElement).focus();
}

start().catch((error: unknown) => {
  byId('log', HTMLElement).append(renderNote(error instanceof Error ? error.message : String(error)));
});
