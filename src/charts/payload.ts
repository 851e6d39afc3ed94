import * as v from 'valibot';
import { fromBase64, toBase64Url } from '../domain/base64.ts';
import type { Chart } from './index.ts';
import { chartSchema } from './index.ts';
import { deflate, inflate } from './png.ts';

/** The version of {@link pack}. A version is never changed: pictures in old messages carry it. */
export const payloadVersion = 1;

/** The most bytes of data in a link, unpacked. */
const mostBytes = 16_384;

/** Returns a picture's data as it stands in a link. */
export function pack(chart: Chart): string {
  return toBase64Url(deflate(new TextEncoder().encode(JSON.stringify(chart))));
}

/** Returns the picture of a packed text. Undefined if it is none. */
export function unpack(packed: string): Chart | undefined {
  try {
    const bytes = inflate(fromBase64(packed), mostBytes);
    const parsed = v.safeParse(chartSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
