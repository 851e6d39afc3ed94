import type { Context } from 'hono';

/** What a request says in `Authorization: Bearer …`; undefined without the header. */
export function bearerToken(c: Context): string | undefined {
  return c.req.header('Authorization')?.replace(/^Bearer /i, '');
}

/** Compares digests, so that the time taken says nothing about where texts differ. */
export async function sameText(one: string, other: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return crypto.subtle.timingSafeEqual(await digest(one), await digest(other));
}
