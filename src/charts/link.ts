import { toBase64Url } from '../domain/base64.ts';
import type { Chart } from './index.ts';
import { chartOf, fewer } from './index.ts';
import { pack, payloadVersion } from './payload.ts';

/** The longest address of a picture that Discord takes. */
const longestUrl = 2048;
const signatureBytes = 16;
const signatureLength = 22;

/** Returns the signature of a packed picture. Its key makes every picture there is, so that only ours are drawn. */
export async function signatureOf(packed: string, secret: string): Promise<string> {
  const message = encoder.encode(`${payloadVersion} ${packed}`);
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), message);
  return toBase64Url(new Uint8Array(signature).subarray(0, signatureBytes));
}

const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/**
 * Returns the key of a secret, imported once per isolate. Only the finished key is cached, because one request must not await a promise of
 * another.
 */
async function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  keys.set(secret, key);
  return key;
}

/**
 * Returns the address of a picture. If it would be too long, leaves out what is least relevant. Undefined if that does not help. Throws a
 * RangeError if the data are not those of the kind, because nobody could draw them.
 */
export async function chartUrl(
  chart: Chart,
  { origin, key }: { origin: string; key: string },
): Promise<string | undefined> {
  if (!chartOf(chart.kind, chart.data)) throw new RangeError(`The data of this ${chart.kind} have another shape.`);
  const before = `${origin}/charts/${payloadVersion}/`;
  const packed = packedWithin(chart, longestUrl - `${before}..png`.length - signatureLength);
  return packed && `${before}${packed}.${await signatureOf(packed, key)}.png`;
}

/** Packs a picture into at most `most` characters, and leaves out as little as that takes. Undefined if it never fits. */
function packedWithin(chart: Chart, most: number): string | undefined {
  const whole = pack(chart);
  if (whole.length <= most) return whole;
  const smaller: Chart[] = [];
  for (let next = fewer(chart); next; next = fewer(next)) smaller.push(next);
  let [from, to, best]: [number, number, string | undefined] = [0, smaller.length, undefined];
  while (from < to) {
    const middle = (from + to) >> 1;
    const packed = pack(smaller[middle] ?? chart);
    if (packed.length <= most) [to, best] = [middle, packed];
    else from = middle + 1;
  }
  return best;
}
