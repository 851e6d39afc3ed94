import { verifyKey } from 'discord-interactions';
import type { Context, MiddlewareHandler } from 'hono';
import { readUpTo } from './read-up-to.ts';
import type { Variables, World } from './world.ts';

/** Variables behind the verification. `body` is the signed body. */
export type VerifiedVariables = Variables & { body: Uint8Array };
export type VerifiedContext = Context<{ Bindings: object; Variables: VerifiedVariables }>;

/** Size of the largest body in bytes that is read. Discord's interactions have a few kilobytes. */
const mostBytes = 256 * 1024;

const headers = { signature: 'X-Signature-Ed25519', timestamp: 'X-Signature-Timestamp' } as const;

/**
 * Admits only Discord's requests: an Ed25519 signature over timestamp and raw body, and a timestamp near the Worker's clock. Every other
 * request gets 401, because Discord sends wrong signatures on purpose to test this. A request repeated within the window is handled again.
 * Anybody may send anything here, so no more of a body is held than an interaction can have.
 */
export const verifySignature: MiddlewareHandler<{ Variables: VerifiedVariables }> = async (c, next) => {
  const { application, clock } = c.get('world');
  const signature = c.req.header(headers.signature) ?? '';
  const timestamp = c.req.header(headers.timestamp) ?? '';
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return c.text('Bad request signature', 401);
  // This is the running clock even if development fixes the commands' instant, because Discord signs with the current time.
  const age = Math.abs(clock.runningMs() / 1000 - Number(timestamp));
  if (age > application.replayWindowSeconds) return c.text('Request time stamp outside the window', 401);
  const read = await readUpTo(c.req.raw, { mostBytes });
  if ('problem' in read) {
    return read.problem === 'too long' ? c.text(`More than ${mostBytes} bytes`, 413) : c.text('Incomplete body', 400);
  }
  if (!(await verifyKey(read.bytes, signature, timestamp, await keyOf(application))))
    return c.text('Bad request signature', 401);
  c.set('body', read.bytes);
  return next();
};

const keys = new Map<string, CryptoKey>();

/**
 * Returns the public key, imported once per isolate. Only the finished key is cached, because one request must not await a promise of
 * another.
 */
async function keyOf({ publicKey }: World['application']): Promise<CryptoKey> {
  const known = keys.get(publicKey);
  if (known) return known;
  const bytes = Uint8Array.from(publicKey.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  keys.set(publicKey, key);
  return key;
}
