import { draw } from '../charts/index.ts';
import { signatureOf } from '../charts/link.ts';
import { unpack } from '../charts/payload.ts';
import { encodePng } from '../charts/png.ts';
import type { HandlerContext } from './world.ts';

/**
 * A picture has this one address, short enough that nobody makes the Worker hash more. Others that lead here, such as one with a query, would
 * each be drawn and cached again. The length counts from the path on, because whatever leads here may have a longer origin.
 */
const addressShape = /^[^/]+\/\/[^/]+\/charts\/1\/([\w-]{1,2048})\.([\w-]{22})\.png$/;

/**
 * Handles GET /charts/1/…: draws the picture that its address carries. The address says everything, so that the picture needs no database
 * and stays the same. An address that this Worker has not signed is not found, before anything of it is read.
 */
export async function charts(c: HandlerContext): Promise<Response> {
  const key = c.get('world').application.charts?.key;
  const [, packed, signature] = addressShape.exec(c.req.url) ?? [];
  if (!key || !packed || !signature) return notFound(c);
  const [given, right] = [signature, await signatureOf(packed, key)].map((text) => encoder.encode(text));
  if (!given || !right || !crypto.subtle.timingSafeEqual(given, right)) return notFound(c);
  const etag = `"${signature}"`;
  const headers = { 'Cache-Control': 'public, max-age=31536000, immutable', ETag: etag };
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers);
  const chart = unpack(packed);
  if (!chart) return notFound(c);
  return c.body(encodePng(draw(chart).image()), 200, { ...headers, 'Content-Type': 'image/png' });
}

const encoder = new TextEncoder();
const notFound = (c: HandlerContext) => c.text('No picture has this address.', 404);
