import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Reply } from '../discord/reply.ts';
import { messageOf } from '../discord/reply.ts';
import type { InteractionKey } from '../discord/rest.ts';
import { completeDeferred, followUp } from '../discord/rest.ts';
import type { MessageTask } from './dispatch.ts';

/** After so many milliseconds an answer is deferred; Discord waits three seconds. */
const patience = 1500;

const types = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 } as const;

type Mode = MessageTask['mode'];

interface Delivery {
  response: APIInteractionResponse;
  /** The rest of a deferred answer, for waitUntil: never rejects with anything but a REST error. */
  later?: Promise<void>;
}

/** The reply within this response if it is there in time; else a deferral now and the reply over REST when it is ready. */
export async function deliver(reply: Promise<Reply>, mode: Mode, key: InteractionKey, api?: string): Promise<Delivery> {
  const inTime = await Promise.race([reply, delay(patience)]);
  if (inTime) return { response: immediate(inTime, mode) };
  return { response: deferral(mode), later: reply.then((late) => complete(late, mode, key, api)) };
}

function immediate(reply: Reply, mode: Mode): APIInteractionResponse {
  // A note must not take the place of the message whose button was pressed.
  const type = mode === 'update' && !reply.ephemeral ? types.update : types.message;
  return {
    type,
    data: messageOf({ ...reply, ephemeral: reply.ephemeral || mode === 'private reply' }),
  } as APIInteractionResponse;
}

function deferral(mode: Mode): APIInteractionResponse {
  if (mode === 'update') return { type: types.deferredUpdate };
  return {
    type: types.deferredMessage,
    ...(mode === 'private reply' && { data: { flags: 64 } }),
  } as APIInteractionResponse;
}

function complete(reply: Reply, mode: Mode, key: InteractionKey, api?: string): Promise<void> {
  if (mode === 'update' && reply.ephemeral) return followUp(key, messageOf(reply), api);
  // The deferral decided who sees the answer; an edit cannot change it.
  return completeDeferred(key, messageOf({ ...reply, ephemeral: false }), api);
}

function delay(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
