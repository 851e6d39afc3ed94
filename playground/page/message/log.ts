import type { Answer, Message } from '../api.ts';
import { Unreachable } from '../api.ts';
import { h } from '../element.ts';
import type { Cause, Entry, MessageEntry } from './entry.ts';
import { createHistory } from './history.ts';
import { renderMessage } from './message.ts';
import type { RenderContext } from './render-context.ts';

export interface LogWorld extends Pick<RenderContext, 'type'> {
  /** Returns the person the reader acts as. */
  actor(): { id: string; name: string };
  nameOf(id: string): string | undefined;
  ask(input: string): Promise<Answer>;
  press(message: string, customId: string): Promise<Answer>;
  select(message: string, customId: string, values: string[]): Promise<Answer>;
  /** Renders an entry that is no message. */
  renderOther(entry: Exclude<Entry, MessageEntry>): HTMLElement;
}

export interface Log {
  /** Sends a command, shows "thinking…" in its place, then shows the result. */
  ask(input: string): Promise<void>;
  /** Adds an entry at the end, or replaces it if it is there. */
  show(entry: Entry): void;
  /** Shows what this tab showed before a reload. */
  restore(): void;
  /** Returns the messages that are shown, with the user who sees each. */
  messages(): { message: Message; as: string }[];
  clear(): void;
  /**
   * Shows the messages that everybody in the channel sees. Others that everybody saw are gone since. Returns how many were added, changed or
   * removed.
   */
  sync(messages: readonly Message[], names: Record<string, string>): number;
}

/** The place of the page where the channel is, and the name under which the browser keeps it. */
export interface LogPlace {
  element: HTMLElement;
  key: string;
}

const ephemeralFlag = 64;

/** Creates a channel. Messages are in the order they were asked for, and a known id updates its message in place. */
export function createLog(world: LogWorld, { element: log, key }: LogPlace): Log {
  log.tabIndex = 0; // it scrolls, so the keyboard must reach it
  const history = createHistory(key);
  const shown = new Map<Entry, HTMLElement>();

  const entryOf = (id: string) =>
    [...shown.keys()].find((entry): entry is MessageEntry => entry.kind === 'message' && entry.message?.id === id);

  function show(entry: Entry): HTMLElement {
    const element = entry.kind === 'message' ? render(entry) : world.renderOther(entry);
    const old = shown.get(entry);
    if (old?.isConnected) old.replaceWith(element);
    else log.insertBefore(element, elementAfter(entry));
    shown.set(entry, element);
    history.save([...shown.keys()]);
    return element;
  }

  /** Returns the first message that is newer than a post, which belongs before it. Anything else is added at the end. */
  function elementAfter(entry: Entry): HTMLElement | null {
    if (entry.kind !== 'message' || entry.cause || !entry.message) return null;
    const id = BigInt(entry.message.id);
    const newer = [...shown].find(([one]) => one.kind === 'message' && one.message && BigInt(one.message.id) > id);
    return newer?.[1] ?? null;
  }

  function render(entry: MessageEntry): HTMLElement {
    const id = entry.message?.id ?? '';
    return renderMessage(entry, {
      nameOf: (user) => entry.names[user] ?? world.nameOf(user),
      type: world.type,
      press: (button) =>
        void act(entry, button, ['pressed', labelOf(entry.message, button)], () => world.press(id, button)),
      select: (menu, values) =>
        void act(entry, menu, ['chose', values.join(', ')], () => world.select(id, menu, values)),
      again: (input) => {
        remove(entry);
        void ask(input);
      },
      dismiss: () => remove(entry),
    });
  }

  function remove(entry: Entry): void {
    shown.get(entry)?.remove();
    shown.delete(entry);
    history.save([...shown.keys()]);
  }

  function begin(cause: Cause, unanswered?: string): MessageEntry {
    return { kind: 'message', cause, as: world.actor().id, names: {}, problems: [], unanswered };
  }

  async function ask(input: string): Promise<void> {
    const entry = begin({ person: world.actor().name, verb: 'used', what: input }, input);
    toEnd(show(entry));
    const { isSent, ...answer } = await settle(() => world.ask(input));
    // Cleared meanwhile, or the message is already shown because something updated it.
    if (!shown.has(entry)) return;
    Object.assign(entry, answer, { unanswered: isSent ? undefined : input });
    toEnd(show(entry));
  }

  /** Presses or selects. The message is inactive until the bot has answered. */
  async function act(
    entry: MessageEntry,
    customId: string,
    [verb, what]: [verb: string, what: string],
    action: () => Promise<Answer>,
  ): Promise<void> {
    const before = shown.get(entry);
    if (before) before.inert = true;
    const { isSent: _, ...answer } = await settle(action);
    if (!shown.has(entry)) return;
    const isSame = !answer.message || answer.message.id === entry.message?.id;
    if (isSame) Object.assign(entry, answer, { message: answer.message ?? entry.message });
    // An unchanged message is also rendered, because that resets the pressed look and the picked choice.
    const again = show(entry);
    // Focus returns to the button, so that it can be pressed repeatedly by keyboard.
    again.querySelector<HTMLElement>(`[data-custom-id="${CSS.escape(customId)}"]`)?.focus({ preventScroll: true });
    if (isSame || !answer.message) return;
    const other = entryOf(answer.message.id) ?? begin({ person: world.actor().name, verb, what });
    toEnd(show(Object.assign(other, answer)));
  }

  function toEnd(element: HTMLElement): void {
    element.scrollIntoView({ block: 'end' });
    // Pictures and wide embeds get their size a frame later.
    requestAnimationFrame(() => log.scrollTo({ top: log.scrollHeight }));
  }

  return {
    ask,
    show: (entry) => toEnd(show(entry)),
    restore() {
      const kept = history.load();
      for (const entry of kept) {
        // It was asked, but the answer went to the page that is gone.
        if (entry.kind === 'message' && !entry.message && entry.problems.length === 0) {
          entry.problems = ['The page was reloaded before the answer came.'];
        }
        show(entry);
      }
      if (kept.length > 0) log.scrollTo({ top: log.scrollHeight });
    },
    messages: () =>
      [...shown.keys()].flatMap((entry) =>
        entry.kind === 'message' && entry.message ? [{ message: entry.message, as: entry.as }] : [],
      ),
    clear() {
      for (const entry of [...shown.keys()]) remove(entry);
      log.append(h('p', { class: 'unseen' }, 'The channel is empty.'));
      log.scrollTo({ top: 0 });
    },
    sync(messages, names) {
      const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
      const gone = [...shown.keys()].filter(
        (entry) =>
          entry.kind === 'message' &&
          entry.message &&
          ((entry.message.flags ?? 0) & ephemeralFlag) === 0 &&
          !messages.some(({ id }) => id === entry.message?.id),
      );
      for (const entry of gone) remove(entry);
      const changed = messages.filter((message) => {
        const entry = entryOf(message.id);
        if (entry && JSON.stringify(entry.message) === JSON.stringify(message)) return false;
        show(Object.assign(entry ?? { kind: 'message' as const, as: '', problems: [] }, { message, names }));
        return true;
      });
      if (isAtEnd) log.scrollTo({ top: log.scrollHeight });
      return gone.length + changed.length;
    },
  };
}

type Settled = Pick<MessageEntry, 'names' | 'problems' | 'ms' | 'interactionId' | 'message'> & {
  /** Whether the server answered at all. */
  isSent: boolean;
};

/** Returns the response with its problems as lines to show, also if the request failed. */
async function settle(question: () => Promise<Answer>): Promise<Settled> {
  try {
    const { message, names = {}, ms, interactionId, problems = [], response } = await question();
    const refused = problems.map((problem) => `Discord would refuse this: ${problem}`);
    const missing = `No message came of it (response type ${response?.type ?? 'none'}).`;
    return {
      isSent: true,
      message: message ?? undefined,
      names,
      ms,
      interactionId,
      problems: !message && refused.length === 0 ? [missing] : refused,
    };
  } catch (error) {
    const problems = [error instanceof Error ? error.message : String(error)];
    return { isSent: !(error instanceof Unreachable), names: {}, problems };
  }
}

function labelOf(message: Message | undefined, customId: string): string {
  for (const row of message?.components ?? []) {
    if (row.type !== 1) continue;
    for (const component of row.components) {
      if ('custom_id' in component && component.custom_id === customId && 'label' in component && component.label) {
        return component.label;
      }
    }
  }
  return 'a button';
}
