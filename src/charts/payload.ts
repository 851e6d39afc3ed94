import { fromBase64, toBase64Url } from '../domain/base64.ts';
import type { Chart } from './index.ts';
import { chartOf } from './index.ts';
import { deflate, inflate } from './png.ts';

/**
 * The version of {@link pack}: the kind and the data as JSON, deflated, in base64url. Neither a version nor the shape of a kind's data is ever
 * changed, because old messages carry them: what a new shape needs is a new kind.
 */
export const payloadVersion = 1;

/** The most bytes of data in a link, unpacked. */
const mostBytes = 16_384;

/** Returns a picture's data as it stands in a link. */
export function pack({ kind, data }: Chart): string {
  return toBase64Url(deflate(new TextEncoder().encode(JSON.stringify([kind, data]))));
}

/** Returns the picture of a packed text. Undefined if it is none. */
export function unpack(packed: string): Chart | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(inflate(fromBase64(packed), mostBytes)));
    if (!Array.isArray(read) || read.length !== 2) return undefined;
    const [kind, data] = read;
    return typeof kind === 'string' ? chartOf(kind, data) : undefined;
  } catch {
    return undefined;
  }
}
