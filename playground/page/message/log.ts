import type { Answer, Message } from '../api.ts';
import { byId } from '../element.ts';
import { causeLine, renderFailure, renderMessage, renderNote, renderPending } from './message.ts';
import type { RenderContext } from './render-context.ts';

export interface LogWorld extends Pick<RenderContext, 'nameOf' | 'type'> {
  /** Returns the name of the person the reader acts as. */
  actor(): string;
  press(message: string, customId: string): Promise<Answer>;
  select(message: string, customId: string, values: string[]): Promise<Answer>;
}

/** Creates the channel. Messages are in the order they were asked for, and a known id updates its message in place. */
export function createLog(world: LogWorld) {
  const log = byId('log', HTMLElement);
  const shown = new Map<string, { element: HTMLElement; message: Message; cause: HTMLElement }>();

  function place(message: Message, cause: HTMLElement, ms: number | undefined, instead?: HTMLElement): HTMLElement {
    const element = renderMessage(message, cause, ms, {
      nameOf: (id) => message.mentions?.find((user) => user.id === id)?.username ?? world.nameOf(id),
      type: world.type,
      press: (id) => void act(message.id, id, ['pressed', labelOf(message, id)], () => world.press(message.id, id)),
      select: (id, values) =>
        void act(message.id, id, ['chose', values.join(', ')], () => world.select(message.id, id, values)),
    });
    const old = instead ?? shown.get(message.id)?.element;
    if (old?.isConnected) old.replaceWith(element);
    else log.append(element);
    shown.set(message.id, { element, message, cause });
    return element;
  }

  /** Sends a command, shows "thinking…" in its place, then shows the result. */
  async function ask(input: string, question: () => Promise<Answer>): Promise<void> {
    const cause = causeLine(world.actor(), 'used', input);
    const pending = renderPending(cause);
    log.append(pending);
    toEnd(pending);
    const { message, problems, ms, response } = await settle(question);
    if (message) {
      const element = place(message, cause, ms, pending);
      element.append(...problems.map(renderNote));
      toEnd(element);
    } else {
      const reasons =
        problems.length > 0 ? problems : [`No message came of it (response type ${response?.type ?? 'none'}).`];
      const element = renderFailure(cause, reasons, ms);
      pending.replaceWith(element);
      toEnd(element);
    }
  }

  /** Presses or selects. The message is inactive until the bot has answered. */
  async function act(
    id: string,
    customId: string,
    cause: [verb: string, what: string],
    action: () => Promise<Answer>,
  ): Promise<void> {
    const before = shown.get(id);
    if (!before) return;
    before.element.inert = true;
    const { message, problems, ms } = await settle(action);
    // An unchanged message is also rendered, because that resets the pressed look and the picked choice.
    const same = !message || message.id === id;
    if (same && !before.element.isConnected) return;
    const again = place(same && message ? message : before.message, before.cause, same ? ms : undefined);
    // Focus returns to the button, so that it can be pressed repeatedly by keyboard.
    again.querySelector<HTMLElement>(`[data-custom-id="${CSS.escape(customId)}"]`)?.focus({ preventScroll: true });
    let target = again;
    if (message && !same) {
      target = place(message, causeLine(world.actor(), ...cause), ms);
      toEnd(target);
    }
    target.append(...problems.map(renderNote));
  }

  function toEnd(element: HTMLElement): void {
    element.scrollIntoView({ block: 'end' });
    // Pictures and wide embeds get their size a frame later.
    requestAnimationFrame(() => log.scrollTo({ top: log.scrollHeight }));
  }

  return { ask };
}

/** Returns the response with its problems as lines to show, also if the request failed. */
async function settle(question: () => Promise<Answer>): Promise<Answer & { problems: string[] }> {
  try {
    const answer = await question();
    return { ...answer, problems: (answer.problems ?? []).map((problem) => `Discord would refuse this: ${problem}`) };
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function labelOf(message: Message, customId: string): string {
  for (const row of message.components ?? []) {
    if (row.type !== 1) continue;
    for (const component of row.components) {
      if ('custom_id' in component && component.custom_id === customId && 'label' in component && component.label) {
        return component.label;
      }
    }
  }
  return 'a button';
}
