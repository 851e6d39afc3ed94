import type { APIInteractionResponse } from 'discord-api-types/v10';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral, ephemeralFlag, messageOf } from '../discord/reply.ts';
import type { InteractionKey } from '../discord/rest.ts';
import { completeDeferred, followUp } from '../discord/rest.ts';
import type { Locale } from '../texts/locale.ts';
import type { MessageTask } from './dispatch.ts';
import type { World } from './world.ts';

/** How long a reply may take (ms) before it is deferred. Discord gives up after three seconds. */
const deferAfterMs = 1500;
/** How long a reply may take (ms) that cannot be deferred. */
const answerWithinMs = 2500;

const types = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 } as const;

type Mode = MessageTask['mode'];

/** The destination of a reply. */
interface Target {
  mode: Mode;
  key: Omit<InteractionKey, 'deferredAtMs'>;
  /** The language of what only the caller sees. */
  caller: Locale;
  world: World;
}

interface Delivery {
  response: APIInteractionResponse;
  /** The delivery of a deferred reply, for waitUntil. Rejects only with an error of Discord's REST API. */
  later?: Promise<void>;
}

/**
 * Puts the reply into this response if it is ready in time. Otherwise defers, and sends the reply over REST when it is ready. While Discord
 * takes nothing over REST, says so instead of a deferral that would never end.
 */
export async function deliver(reply: Promise<Reply>, { mode, key, caller, world }: Target): Promise<Delivery> {
  const { clock, discord } = world;
  const startedMs = clock.runningMs();
  const ready = await Promise.race([reply, clock.sleep(deferAfterMs)]);
  if (ready) return { response: immediate(ready, mode) };
  const bannedUntilMs = discord.ban.endsAtMs();
  if (bannedUntilMs !== undefined) {
    const last = await Promise.race([reply, clock.sleep(answerWithinMs - (clock.runningMs() - startedMs))]);
    const tooLate = ephemeral(caller.texts.errors.tooLate(timestamp(new Date(bannedUntilMs))));
    return { response: immediate(last ?? tooLate, mode) };
  }
  const deferred = { mode, key: { ...key, deferredAtMs: clock.runningMs() }, world };
  return { response: deferral(mode), later: reply.then((late) => complete(late, deferred)) };
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

interface Deferred {
  mode: Mode;
  key: InteractionKey;
  world: World;
}

function complete(reply: Reply, { mode, key, world }: Deferred): Promise<void> {
  if (mode === 'update' && reply.ephemeral) return followUp(key, messageOf(reply), world.discord);
  // The deferral decided who sees the reply, and an edit cannot change that.
  return completeDeferred(key, messageOf({ ...reply, ephemeral: false }), world.discord);
}
