import { verifyKey } from 'discord-interactions';
import type { MiddlewareHandler } from 'hono';
import type { Variables, World } from './world.ts';

const headers = { signature: 'X-Signature-Ed25519', timestamp: 'X-Signature-Timestamp' } as const;

/**
 * Lets only Discord through: an Ed25519 signature over time stamp and raw body, and a time stamp near our clock. Everything else
 * is 401; Discord itself sends wrong signatures on purpose to see that. The same request again within the window is answered again.
 */
export const verifySignature: MiddlewareHandler<{ Variables: Variables }> = async (c, next) => {
  const { application, clock } = c.get('world');
  const signature = c.req.header(headers.signature) ?? '';
  const timestamp = c.req.header(headers.timestamp) ?? '';
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return c.text('Bad request signature', 401);
  // The running clock, also where development fixes the bot's instant: Discord's stamps are of now.
  const age = Math.abs(clock.runningMs() / 1000 - Number(timestamp));
  if (age > application.replayWindowSeconds) return c.text('Request time stamp outside the window', 401);
  const body = await c.req.arrayBuffer();
  if (!(await verifyKey(body, signature, timestamp, await keyOf(application))))
    return c.text('Bad request signature', 401);
  return next();
};

const keys = new Map<string, CryptoKey>();

/** The public key, imported once per isolate. Only the finished key is kept: a promise of one request must not be awaited by another. */
async function keyOf({ publicKey }: World['application']): Promise<CryptoKey> {
  const known = keys.get(publicKey);
  if (known) return known;
  const bytes = Uint8Array.from(publicKey.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  keys.set(publicKey, key);
  return key;
}
