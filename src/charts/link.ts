import { toBase64Url } from '../domain/base64.ts';
import type { Chart } from './index.ts';
import { pack, payloadVersion } from './payload.ts';

/** The longest address of a picture that Discord takes. */
const longestUrl = 2048;
const signatureBytes = 16;

/** Returns the signature of a packed picture. Its key makes every picture there is, so that only ours are drawn. */
export async function signatureOf(packed: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(`${payloadVersion} ${packed}`));
  return toBase64Url(new Uint8Array(signature).subarray(0, signatureBytes));
}

/** Returns the address of a picture. If it would be too long, leaves out the last rows. Undefined if that does not help. */
export async function chartUrl(
  chart: Chart,
  { origin, key }: { origin: string; key: string },
): Promise<string | undefined> {
  const { rows } = chart.data;
  for (let count = rows.length; count > 0; count -= 1) {
    const packed = pack({ ...chart, data: { ...chart.data, rows: rows.slice(0, count) } });
    const url = `${origin}/charts/${payloadVersion}/${packed}.${await signatureOf(packed, key)}.png`;
    if (url.length <= longestUrl) return url;
  }
  return undefined;
}
