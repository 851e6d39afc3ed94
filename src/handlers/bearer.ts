import type { Context } from 'hono';

/** Returns the token of `Authorization: Bearer …`, or undefined without that header. */
export function bearerToken(c: Context): string | undefined {
  return c.req.header('Authorization')?.replace(/^Bearer /i, '');
}

/** Compares two texts by their digests, so that the time taken does not reveal where they differ. */
export async function sameText(one: string, other: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return crypto.subtle.timingSafeEqual(await digest(one), await digest(other));
}
