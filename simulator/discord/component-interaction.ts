import { BUTTON, STRING_SELECT } from './limits/components.ts';
import type { Json } from './limits/form.ts';
import { isJson } from './limits/form.ts';
import type { HeldMessage } from './messages.ts';
import { DiscordRejection } from './refusal.ts';
import type { SimulatorState } from './state.ts';

/** Returns what the client sends for a press. Throws DiscordRejection for a message or button that this user cannot press. */
export function buildButtonPress(state: SimulatorState, messageId: string, customId: string, userId: string): Json {
  const { held, component } = findComponent(state, messageId, customId, userId);
  if (component.type !== BUTTON)
    throw new DiscordRejection(`"${customId}" is a select menu: choose one of its values.`);
  return {
    message: structuredClone(held.message),
    data: { component_type: BUTTON, custom_id: customId, id: component.id },
  };
}

/** Returns what the client sends for a choice in a string select. */
export function buildSelectChoice(
  state: SimulatorState,
  messageId: string,
  customId: string,
  values: readonly string[],
  userId: string,
): Json {
  const { held, component } = findComponent(state, messageId, customId, userId);
  if (component.type !== STRING_SELECT) throw new DiscordRejection(`"${customId}" is not a select menu of texts.`);
  const offered = (component.options as Json[]).map(({ value }) => String(value));
  const unknown = values.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new DiscordRejection(`"${unknown}" is not offered. Offered: ${offered.join(', ')}.`);
  const least = Number(component.min_values ?? 1);
  const most = Number(component.max_values ?? 1);
  if (values.length < least || values.length > most || new Set(values).size < values.length) {
    throw new DiscordRejection(`This menu takes ${least} to ${most} different values, not ${values.length}.`);
  }
  return {
    message: structuredClone(held.message),
    data: { component_type: STRING_SELECT, custom_id: customId, id: component.id, values },
  };
}

function findComponent(
  state: SimulatorState,
  messageId: string,
  customId: string,
  userId: string,
): { held: HeldMessage; component: Json } {
  const held = state.messages.get(messageId);
  if (!held || (held.onlyFor && held.onlyFor !== userId)) {
    throw new DiscordRejection(
      held
        ? `Only user ${held.onlyFor} sees the message ${messageId}.`
        : `There is no message ${messageId} (any more).`,
    );
  }
  const all = componentsOf(held.message.components as unknown as Json[]);
  const component = all.find((one) => one.custom_id === customId);
  if (!component) {
    const ids = all.flatMap((one) => (one.custom_id ? [`"${String(one.custom_id)}"`] : []));
    throw new DiscordRejection(`The message has no component "${customId}". It has: ${ids.join(', ') || 'none'}.`);
  }
  if (component.disabled === true) throw new DiscordRejection(`"${customId}" is disabled.`);
  return { held, component };
}

/** Returns the id of the newest message that this user sees and that has the component. Throws DiscordRejection if there is none. */
export function newestWith(state: SimulatorState, customId: string, userId: string): string {
  const held = state.messages
    .list()
    .findLast(
      ({ message, onlyFor }) =>
        (onlyFor === undefined || onlyFor === userId) &&
        componentsOf(message.components as unknown as Json[]).some((one) => one.custom_id === customId),
    );
  if (held) return held.message.id;
  throw new DiscordRejection(`No message here has a component "${customId}" (any more).`);
}

function componentsOf(list: Json[] | undefined): Json[] {
  return (list ?? []).flatMap((part) => [
    part,
    ...(isJson(part.accessory) ? [part.accessory] : []),
    ...componentsOf(part.components as Json[] | undefined),
  ]);
}
