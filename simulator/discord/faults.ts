/**
 * What can go wrong with a request to the REST API. `rate limited` is 429 with JSON and Retry-After, of the route's bucket or of all routes.
 * `old edits limited` is the limit for edits of messages that are older than an hour. `address banned`, `error 1015` and
 * `blocked` are the shapes of a ban of the address: 429 with HTML, with text, and with JSON that has no time. `unknown webhook` is the 404 of
 * an expired token, or of a deferral that has not come through yet. `hang` never answers and `cut` closes the connection, both without any
 * effect. `answer lost` takes effect, and then closes the connection.
 */
export type Fault = keyof typeof answers | 'hang' | 'cut' | 'answer lost';

/** A method and a path with names in place of ids, such as `POST /channels/:channel/messages`. */
export type Route = `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;

export interface RandomFaults {
  /** Returns a number from 0 to 1. One with a seed makes a run that can be repeated. */
  random(): number;
  /** The share of requests that fail, from 0 to 1. */
  share: number;
  faults: readonly Fault[];
  /** The routes that fail. By default all. */
  at?: readonly Route[];
}

export interface Faults {
  /** Lets the next requests fail with these errors, one each, in this order. */
  inject(...faults: Fault[]): void;
  /** Lets the next requests to this route fail with these errors, one each, in this order. */
  injectAt(route: Route, ...faults: Fault[]): void;
  /** Lets a share of the requests fail. Undefined ends it. */
  failAtRandom(random: RandomFaults | undefined): void;
  /** Returns the error for the current request, or undefined. */
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  const queue: { route: Route | undefined; fault: Fault }[] = [];
  let chance: RandomFaults | undefined;
  return {
    inject: (...faults) => void queue.push(...faults.map((fault) => ({ route: undefined, fault }))),
    injectAt: (route, ...faults) => void queue.push(...faults.map((fault) => ({ route, fault }))),
    failAtRandom: (random) => {
      chance = random;
    },
    take(method, path) {
      const next = queue.findIndex(({ route }) => route === undefined || isRoute(route, method, path));
      if (next >= 0) return queue.splice(next, 1)[0]?.fault;
      if (!chance || (chance.at && !chance.at.some((route) => isRoute(route, method, path)))) return undefined;
      const { random, share, faults } = chance;
      return random() < share ? faults[Math.floor(random() * faults.length)] : undefined;
    },
  };
}

function isRoute(route: Route, method: string, path: string): boolean {
  const wanted = route.split(/[ /]+/);
  const asked = [method, ...path.split('/').slice(1)];
  return wanted.length === asked.length && wanted.every((part, index) => part.startsWith(':') || part === asked[index]);
}

/** Returns the response that the fault stands for. Undefined for a fault that has none. */
export function responseOf(fault: Fault): Response | undefined {
  return fault in answers ? answers[fault as keyof typeof answers]() : undefined;
}

const RETRY_AFTER_S = 0.3;

const answers = {
  'rate limited': () => rateLimited({ scope: 'user', remaining: 0 }),
  'globally rate limited': () => rateLimited({ scope: 'global' }),
  'old edits limited': () =>
    rateLimited({
      scope: 'user',
      remaining: 4,
      message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
      code: 30046,
    }),
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
  'missing permissions': () => Response.json({ message: 'Missing Permissions', code: 50013 }, { status: 403 }),
  'unknown channel': () => Response.json({ message: 'Unknown Channel', code: 10003 }, { status: 404 }),
  'unknown message': () => Response.json({ message: 'Unknown Message', code: 10008 }, { status: 404 }),
  'unknown webhook': () => Response.json({ message: 'Unknown Webhook', code: 10015 }, { status: 404 }),
  'bad gateway': () =>
    new Response('<html><head><title>502 Bad Gateway</title></head></html>', {
      status: 502,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    }),
  broken: () => Response.json({ message: '500: Internal Server Error', code: 0 }, { status: 500 }),
} satisfies Record<string, () => Response>;

/** Returns a 429 that says how long to wait. Of a limit for all routes, Discord names no bucket. */
function rateLimited(limit: {
  scope: 'user' | 'global';
  remaining?: number;
  message?: string;
  code?: number;
}): Response {
  const { scope, remaining, message = 'You are being rate limited.', code } = limit;
  const isGlobal = scope === 'global';
  const bucket = {
    'x-ratelimit-bucket': 'simulated',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset-after': String(RETRY_AFTER_S),
  };
  return Response.json(
    { message, retry_after: RETRY_AFTER_S, global: isGlobal, ...(code === undefined ? {} : { code }) },
    {
      status: 429,
      headers: {
        'retry-after': String(Math.ceil(RETRY_AFTER_S)),
        'x-ratelimit-scope': scope,
        ...(isGlobal ? { 'x-ratelimit-global': 'true' } : bucket),
      },
    },
  );
}
