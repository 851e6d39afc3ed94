import type { Asking, CommandJson, Message } from './api.ts';
import {
  ask,
  autocomplete,
  getCommands,
  getWelcome,
  holdMessages,
  press,
  searchPeople,
  select,
  unfurl,
} from './api.ts';
import { createClock } from './clock/clock.ts';
import { botNow } from './clock/now.ts';
import type { Invocable } from './composer/catalogue.ts';
import { invocables, translated, userMenu } from './composer/catalogue.ts';
import { createComposer } from './composer/composer.ts';
import { translateLine } from './composer/translate-line.ts';
import { watchConnection } from './connection.ts';
import { byId, h } from './element.ts';
import type { Entry, MessageEntry, PastedEntry } from './message/entry.ts';
import type { Log, LogWorld } from './message/log.ts';
import { createLog } from './message/log.ts';
import { refreshTimes } from './message/markdown.ts';
import { renderNote } from './message/message.ts';
import { renderPasted } from './message/pasted.ts';
import { createPicker } from './people/picker.ts';
import { createPosts } from './posts/posts.ts';
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
  const send = (input: string) => void (/^https?:\/\//.test(input.trim()) ? paste(input.trim()) : log.ask(input));

  /** Shows a link as Discord does: at once, and a moment later with what the page says of itself. */
  async function paste(url: string): Promise<void> {
    const entry: PastedEntry = { kind: 'pasted', person: channel.actor().name, url };
    log.show(entry);
    const found = await unfurl(url).catch((error: Error) => ({ problem: error.message }));
    log.show(Object.assign(entry, found));
  }

  function renderOther(entry: Exclude<Entry, MessageEntry>): HTMLElement {
    if (entry.kind === 'files') return renderFiles(entry, { send });
    return entry.kind === 'pasted' ? renderPasted(entry) : h('p', { class: 'line' }, entry.text);
  }

  const channel: LogWorld = {
    actor: () => picker.actor() ?? { id: '', name: 'You' },
    nameOf: (id) => names.get(id),
    type: (text) => composer.put(`${translate(text.trim())} `),
    ask: (input) => ask(input, asking()),
    press: (message, id) => press(message, id, asking()),
    select: (message, customId, values) => select({ message, customId }, values, asking()),
    renderOther,
  };
  const log: Log = createLog(channel, { element: byId('log', HTMLElement), key: 'stopwatch.entries' });
  log.restore();
  // Before anything is awaited: a browser opens a file that is dropped on a page that has no handler for it.
  createRounds({ token: () => welcome.ingestToken, show: log.show });
  const posts = createPosts(channel);
  const clock = createClock((text) => log.show({ kind: 'line', text }));
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
    // In somebody's own database nothing happens by itself here.
    for (const id of ['posts', 'clock-section']) byId(id, HTMLElement).hidden = !welcome.isOwn;
  }

  await picker.start();
  const hold = () => holdMessages([...log.messages(), ...posts.log.messages().filter(isEphemeral)]);
  await hold();
  await Promise.all([update(), posts.refresh()]);
  byId('clear', HTMLButtonElement).addEventListener('click', log.clear);
  watchConnection({
    onNews({ uploads, rounds, posts: revision, aheadMs }, before, isNewRun) {
      clock.show(aheadMs);
      if (isNewRun || !posts.isAt(revision)) void posts.refresh().catch(() => {});
      if (isNewRun) void Promise.all([update(), hold()]).catch(() => {});
      else if (before && rounds !== null && rounds !== before.rounds) void update().catch(() => {});
      if (!before || isNewRun) return;
      for (const { status, answer } of uploads) {
        const what = status < 300 ? describeStored(answer) || String(answer.status) : String(answer.error ?? status);
        log.show({ kind: 'line', text: `${String(answer.file ?? 'A file')} came in: ${what}` });
      }
    },
  });
  setInterval(() => refreshTimes(document, botNow()), refreshMs);
}

/** Returns whether only one person sees the message. The others of the posts' channel are the server's. */
function isEphemeral({ message }: { message: Message }): boolean {
  return ((message.flags ?? 0) & 64) !== 0;
}

start().catch((error: unknown) => {
  byId('log', HTMLElement).append(renderNote(error instanceof Error ? error.message : String(error)));
});
