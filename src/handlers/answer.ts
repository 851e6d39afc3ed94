import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Reply } from '../discord/reply.ts';
import { ephemeralFlag, messageOf } from '../discord/reply.ts';
import type { InteractionKey } from '../discord/rest.ts';
import { completeDeferred, followUp } from '../discord/rest.ts';
import type { MessageTask } from './dispatch.ts';
import type { World } from './world.ts';

/** How long a reply may take (ms) before it is deferred. Discord gives up after three seconds. */
const deferAfterMs = 1500;

const types = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 } as const;

type Mode = MessageTask['mode'];

/** The destination of a reply. */
interface Target {
  mode: Mode;
  key: InteractionKey;
  world: World;
}

interface Delivery {
  response: APIInteractionResponse;
  /** The delivery of a deferred reply, for waitUntil. Rejects only with an error of Discord's REST API. */
  later?: Promise<void>;
}

/** Puts the reply into this response if it is ready in time. Otherwise defers, and sends the reply over REST when it is ready. */
export async function deliver(reply: Promise<Reply>, { mode, key, world }: Target): Promise<Delivery> {
  const inTime = await Promise.race([reply, world.clock.sleep(deferAfterMs)]);
  if (inTime) return { response: immediate(inTime, mode) };
  return { response: deferral(mode), later: reply.then((late) => complete(late, { mode, key, world })) };
}

function immediate(reply: Reply, mode: Mode): APIInteractionResponse {
  // An ephemeral reply must not replace the message whose button was pressed.
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
    ...(mode === 'private reply' && { data: { flags: ephemeralFlag } }),
  } as APIInteractionResponse;
}

function complete(reply: Reply, { mode, key, world }: Target): Promise<void> {
  if (mode === 'update' && reply.ephemeral) return followUp(key, messageOf(reply), world.discord);
  // The deferral decided who sees the reply, and an edit cannot change that.
  return completeDeferred(key, messageOf({ ...reply, ephemeral: false }), world.discord);
}
