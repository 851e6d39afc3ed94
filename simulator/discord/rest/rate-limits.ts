import type { MiddlewareHandler } from 'hono';

export interface RateLimit {
  /** How many requests a bucket takes within `perMs`. */
  requests: number;
  perMs: number;
}

/**
 * Limits the requests of each bucket, which is a method and a channel. Every response carries the bucket's headers. A request too many gets
 * 429 with the time to wait, and does not count.
 */
export function limitRate({ requests, perMs }: RateLimit, now: () => Date): MiddlewareHandler {
  const buckets = new Map<string, { remaining: number; resetMs: number }>();
  return async (c, next) => {
    const name = `${c.req.method}:${c.req.param('channel')}`;
    const nowMs = now().getTime();
    const held = buckets.get(name);
    const bucket = held && held.resetMs > nowMs ? held : { remaining: requests, resetMs: nowMs + perMs };
    buckets.set(name, bucket);
    const waitS = (bucket.resetMs - nowMs) / 1000;
    const headers = {
      'x-ratelimit-bucket': 'simulated',
      'x-ratelimit-limit': String(requests),
      'x-ratelimit-remaining': String(Math.max(0, bucket.remaining - 1)),
      'x-ratelimit-reset': (bucket.resetMs / 1000).toFixed(3),
      'x-ratelimit-reset-after': waitS.toFixed(3),
    };
    if (bucket.remaining === 0) {
      return c.json({ message: 'You are being rate limited.', retry_after: waitS, global: false }, 429, {
        ...headers,
        'retry-after': String(Math.ceil(waitS)),
        'x-ratelimit-scope': 'user',
      });
    }
    bucket.remaining -= 1;
    await next();
    for (const [key, value] of Object.entries(headers)) c.res.headers.set(key, value);
  };
}
