import type { Asking, CommandJson } from './api.ts';
import { ask, autocomplete, getCommands, getWelcome, holdMessages, press, searchPeople, select } from './api.ts';
import type { Invocable } from './composer/catalogue.ts';
import { invocables, translated, userMenu } from './composer/catalogue.ts';
import { createComposer } from './composer/composer.ts';
import { translateLine } from './composer/translate-line.ts';
import { watchConnection } from './connection.ts';
import { byId, h } from './element.ts';
import type { Log } from './message/log.ts';
import { createLog } from './message/log.ts';
import { refreshTimes } from './message/markdown.ts';
import { renderNote } from './message/message.ts';
import { createPicker } from './people/picker.ts';
import { renderFiles } from './rounds/report.ts';
import { createRounds } from './rounds/rounds.ts';
import { describeStored } from './rounds/stored.ts';
import { showTerminal } from './rounds/terminal.ts';
import { createLook } from './settings/look.ts';
import { createPanel } from './settings/panel.ts';
import { createSettings } from './settings/settings.ts';
import { showWelcome } from './welcome.ts';

const refreshMs = 20_000;

async function start(): Promise<void> {
  createLook();
  createPanel();
  // On a phone the keyboard would cover the page before anybody can read it.
  if (matchMedia('(pointer: fine)').matches) byId('line', HTMLInputElement).focus();
  const settings = createSettings(() => void update());
  const names = new Map<string, string>();
  const picker = createPicker(({ id, name }) => names.set(id, name));
  let commands: CommandJson[] = [];
  /** The commands by their own names, and as the reader's language shows them. */
  let original: Invocable[] = [];
  let known: Invocable[] = [];
  let welcome = await getWelcome();

  const asking = (): Asking => {
    const { place, locale, guildLocale } = settings.chosen();
    const actor = picker.actor();
    return { ...(actor && { as: actor.id }), context: place, locale, guildLocale };
  };
  const translate = (text: string) => translateLine(text, original, known);
  const send = (input: string) => void log.ask(input);

  const log: Log = createLog({
    actor: () => picker.actor() ?? { id: '', name: 'You' },
    nameOf: (id) => names.get(id),
    type: (text) => composer.put(`${translate(text.trim())} `),
    ask: (input) => ask(input, asking()),
    press: (message, id) => press(message, id, asking()),
    select: (message, customId, values) => select({ message, customId }, values, asking()),
    renderOther: (entry) =>
      entry.kind === 'files' ? renderFiles(entry, { send }) : h('p', { class: 'line' }, entry.text),
  });
  const composer = createComposer({
    known: () => known,
    menu: () => userMenu(commands),
    suggest: (input, signal) => autocomplete(input, asking(), signal),
    findPeople: async (text, signal) => (await searchPeople(text, signal)).people,
    send,
  });

  async function update(): Promise<void> {
    [commands, welcome] = await Promise.all([getCommands(), getWelcome()]);
    original = invocables(commands);
    known = invocables(translated(commands, settings.chosen().locale));
    showWelcome(welcome, { known, translate, send });
    showTerminal(welcome);
  }

  await picker.start();
  log.restore();
  await holdMessages(log.messages());
  await update();
  createRounds({ token: () => welcome.ingestToken, show: log.show });
  byId('clear', HTMLButtonElement).addEventListener('click', log.clear);
  watchConnection({
    onNews({ uploads, rounds }, before, isNewRun) {
      if (isNewRun) void Promise.all([update(), holdMessages(log.messages())]).catch(() => {});
      else if (before && rounds !== null && rounds !== before.rounds) void update().catch(() => {});
      if (!before || isNewRun) return;
      for (const { status, answer } of uploads) {
        const what = status < 300 ? describeStored(answer) || String(answer.status) : String(answer.error ?? status);
        log.show({ kind: 'line', text: `${String(answer.file ?? 'A file')} came in: ${what}` });
      }
    },
  });
  setInterval(() => refreshTimes(document, Date.now()), refreshMs);
}

start().catch((error: unknown) => {
  byId('log', HTMLElement).append(renderNote(error instanceof Error ? error.message : String(error)));
});
