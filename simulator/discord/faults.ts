/** Errors the REST API can return. `rate limited` is 429 with JSON and Retry-After, `address banned` is 429 with HTML, `broken` is 500. */
export type Fault = 'rate limited' | 'address banned' | 'broken';

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

const answers: Record<Fault, () => Response> = {
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
  broken: () => Response.json({ message: '500: Internal Server Error', code: 0 }, { status: 500 }),
};
