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

/** Where an address of pictures begins, and the key that signs it. */
interface Site {
  origin: string;
  key: string;
}

/** Returns the address of a picture, see {@link chartLink}. */
export async function chartUrl(chart: Chart, site: Site): Promise<string | undefined> {
  return (await chartLink(chart, site))?.url;
}

/**
 * Returns the address of a picture, and what it shows. If the address would be too long, leaves out what is least relevant. Undefined if that
 * does not help. Throws a RangeError if the data are not those of the kind, because nobody could draw them.
 */
export async function chartLink(
  chart: Chart,
  { origin, key }: Site,
): Promise<{ url: string; chart: Chart } | undefined> {
  if (!chartOf(chart.kind, chart.data)) throw new RangeError(`The data of this ${chart.kind} have another shape.`);
  const before = `${origin}/charts/${payloadVersion}/`;
  const found = packedWithin(chart, longestUrl - `${before}..png`.length - signatureLength);
  return found && { url: `${before}${found.packed}.${await signatureOf(found.packed, key)}.png`, chart: found.chart };
}

/** Packs a picture into at most `most` characters, and leaves out as little as that takes. Undefined if it never fits. */
function packedWithin(chart: Chart, most: number): { packed: string; chart: Chart } | undefined {
  const whole = pack(chart);
  if (whole.length <= most) return { packed: whole, chart };
  const smaller: Chart[] = [];
  for (let next = fewer(chart); next; next = fewer(next)) smaller.push(next);
  let [from, to, best]: [number, number, ReturnType<typeof packedWithin>] = [0, smaller.length, undefined];
  while (from < to) {
    const middle = (from + to) >> 1;
    const tried = smaller[middle] ?? chart;
    const packed = pack(tried);
    if (packed.length <= most) [to, best] = [middle, { packed, chart: tried }];
    else from = middle + 1;
  }
  return best;
}
