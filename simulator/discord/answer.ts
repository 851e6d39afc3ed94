import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './delivery.ts';
import { AUTOCOMPLETE, COMMAND, COMPONENT } from './interaction.ts';
import type { Json } from './limits/form.ts';
import { isJson } from './limits/form.ts';
import { EPHEMERAL } from './limits/message.ts';
import type { Problem } from './limits.ts';
import { checkChoices, checkMessage, checkModal, describeProblem, OWN_RULE } from './limits.ts';
import type { SimulatorState } from './state.ts';
import type { Ticket } from './tickets.ts';

const MESSAGE = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;
const ALLOWED: Record<number, readonly number[]> = {
  [COMMAND]: [MESSAGE, DEFER, MODAL],
  [COMPONENT]: [MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL],
  [AUTOCOMPLETE]: [CHOICES],
};

/** Handles the Worker's answer as Discord does and waits for a deferred reply. Returns what is wrong with the answer. */
export async function takeAnswer(
  state: SimulatorState,
  ticket: Ticket,
  { json, files, problems }: Answer,
  { type, optionType = 3 }: { type: number; optionType?: number },
): Promise<string[]> {
  if (problems.length > 0) return problems;
  if (!isJson(json) || !ALLOWED[type]?.includes(json.type as number)) {
    const got = isJson(json) ? String(json.type) : JSON.stringify(json);
    return [`type: Value must be one of {${ALLOWED[type]?.join(', ')}}, not ${got}.`];
  }
  const data = isJson(json.data) ? json.data : {};
  const found = check(state, ticket, json, files, optionType);
  if (found.some(({ code }) => code !== OWN_RULE)) return found.map(describeProblem);

  apply(state, ticket, Number(json.type), data, files);
  ticket.answer(true);
  const late = ticket.deferred ? await waitForCompletion(state, ticket) : [];
  return [...found.map(describeProblem), ...ticket.problems, ...late];
}

function check(
  state: SimulatorState,
  ticket: Ticket,
  json: Json,
  files: Answer['files'],
  optionType: number,
): Problem[] {
  const path = ['data'];
  switch (json.type) {
    case CHOICES:
      return checkChoices(json.data, optionType, path);
    case MODAL:
      return checkModal(json.data, path);
    case MESSAGE:
      return checkMessage(json.data, { files, path });
    case UPDATE: {
      const before = state.messages.get(ticket.originalId ?? '')?.message;
      return checkMessage(json.data, { files, path, before: before && { ...before } });
    }
    default:
      return checkDefer(json.data);
  }
}

function checkDefer(data: unknown): Problem[] {
  const flags = isJson(data) ? Number(data.flags ?? 0) : 0;
  if (flags === 0 || flags === EPHEMERAL) return [];
  return [{ path: ['data', 'flags'], code: 'BITFIELD_INVALID', message: 'A defer accepts only EPHEMERAL (64).' }];
}

function apply(state: SimulatorState, ticket: Ticket, type: number, data: Json, files: Answer['files']): void {
  const about = { base: ticket.base, userId: ticket.userId };
  if (type === MESSAGE) ticket.originalId = state.messages.add(data, files, about).message.id;
  if (type === DEFER) ticket.originalId = state.messages.add(data, [], { ...about, loading: true }).message.id;
  if (type === UPDATE) {
    const held = state.messages.get(ticket.originalId ?? '');
    if (held) state.messages.edit(held, data, files);
  }
  ticket.deferred = type === DEFER || type === DEFER_UPDATE;
}

async function waitForCompletion(state: SimulatorState, ticket: Ticket): Promise<string[]> {
  const { completeWithinMs } = state.settings;
  const giveUp = new AbortController();
  const isLate = await Promise.race([
    ticket.completed.then(() => false),
    sleep(completeWithinMs, true, { signal: giveUp.signal }).catch(() => true),
  ]);
  giveUp.abort();
  return isLate ? [`The deferred answer did not come within ${completeWithinMs} ms.`] : [];
}
