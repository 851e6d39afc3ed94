/**
 * Errors the REST API can return. `rate limited` is 429 with JSON and Retry-After. `address banned`, `error 1015` and `blocked` are the
 * shapes of a ban of the address: 429 with HTML, with text, and with JSON that has no time. `unknown webhook` is the 404 of an expired token,
 * or of a deferral that has not come through yet.
 */
export type Fault = keyof typeof answers;

export interface Faults {
  /** Lets the next requests fail with these errors, one each, in this order. */
  inject(...faults: Fault[]): void;
  /** Returns the error for the current request, or undefined. */
  take(): Response | undefined;
}

export function createFaults(): Faults {
  const queue: Fault[] = [];
  return {
    inject: (...faults) => void queue.push(...faults),
    take() {
      const fault = queue.shift();
      return fault && answers[fault]();
    },
  };
}

const RETRY_AFTER_S = 0.3;

const answers = {
  'rate limited': () =>
    Response.json(
      { message: 'You are being rate limited.', retry_after: RETRY_AFTER_S, global: false },
      {
        status: 429,
        headers: {
          'retry-after': String(RETRY_AFTER_S),
          'x-ratelimit-bucket': 'simulated',
          'x-ratelimit-limit': '5',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset-after': String(RETRY_AFTER_S),
          'x-ratelimit-scope': 'user',
        },
      },
    ),
  'address banned': () =>
    new Response('<!doctype html><title>Access denied | discord.com used Cloudflare to restrict access</title>', {
      status: 429,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    }),
  'error 1015': () => new Response('error code: 1015', { status: 429, headers: { 'content-type': 'text/plain' } }),
  blocked: () =>
    Response.json(
      {
        message:
          'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently. Please read our docs at https://discord.com/developers/docs/topics/rate-limits to prevent this moving forward.',
        code: 0,
      },
      { status: 429 },
    ),
  forbidden: () => Response.json({ message: 'Missing Access', code: 50001 }, { status: 403 }),
  'unknown webhook': () => Response.json({ message: 'Unknown Webhook', code: 10015 }, { status: 404 }),
  'bad gateway': () =>
    new Response('<html><head><title>502 Bad Gateway</title></head></html>', {
      status: 502,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    }),
  broken: () => Response.json({ message: '500: Internal Server Error', code: 0 }, { status: 500 }),
} satisfies Record<string, () => Response>;
