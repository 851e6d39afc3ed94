/** What Discord's REST API answered to a request that it did not carry out. */
export interface Refusal {
  status: number;
  /** The header Retry-After. */
  retryAfter: string | null;
  text: string;
}

/** How far the request has come. */
export interface Progress {
  /** The number of this attempt, from 1. */
  attempt: number;
  /** Milliseconds since the interaction was deferred. Undefined for a request that follows no deferral. */
  sinceDeferralMs?: number | undefined;
}

/** What follows from a refusal: another attempt after a delay, nothing, or that Discord has banned the address for some time. */
export type Consequence = { retryAfterMs: number } | { final: true } | { bannedMs: number };

const attempts = 3;
/** The longest delay (ms) before a retry. waitUntil ends 30 s after the response, so a longer delay would never finish. */
const longestWaitMs = 8000;
/** How long (ms) a deferral may be unknown to Discord's REST API, to which it comes by another way. */
const deferralUnknownMs = 5000;
const unknownWebhook = 10015;

/**
 * Decides what follows from a refusal. Of the three shapes of 429, JSON with `retry_after` asks to wait. HTML, `error code: 1015` and JSON
 * without a time and a code mean that the address is banned. A 404 is final, because the token has expired, but for the first seconds after a deferral.
 */
export function consequenceOf(refusal: Refusal, { attempt, sinceDeferralMs }: Progress): Consequence {
  const { status, retryAfter, text } = refusal;
  if (status === 429) {
    const pause = pauseOf(refusal);
    if (!pause) return { bannedMs: (secondsIn(retryAfter) ?? 0) * 1000 };
    const retryAfterMs = pause.ms;
    return attempt < attempts && retryAfterMs <= longestWaitMs ? { retryAfterMs } : { final: true };
  }
  if (status === 404 && codeIn(text) === unknownWebhook && (sinceDeferralMs ?? deferralUnknownMs) < deferralUnknownMs) {
    return { retryAfterMs: 250 * 2 ** Math.min(attempt - 1, 2) };
  }
  return status >= 500 && attempt < attempts ? { retryAfterMs: attempt * 500 } : { final: true };
}

/** How long Discord takes no request: of one route, or of the whole bot. */
export interface Pause {
  ms: number;
  isGlobal: boolean;
}

/** How long (seconds) a pause lasts of which Discord says no time. */
const unsaidS = 60;

/**
 * Returns the pause for which a 429 asks. Undefined for another response, and for a ban, which says no time in its body and has the code 0. A
 * limit with a code of its own, such as that of edits of old messages, may say no time either.
 */
export function pauseOf({ status, retryAfter, text }: Refusal): Pause | undefined {
  const body = status === 429 ? jsonIn(text) : undefined;
  const seconds =
    body && (secondsIn(body.retry_after ?? retryAfter) ?? ((codeIn(text) ?? 0) > 0 ? unsaidS : undefined));
  return seconds ? { ms: Math.ceil(seconds * 1000), isGlobal: body.global === true } : undefined;
}

/** Returns Discord's error code in a response. Undefined if it has none. */
export function codeIn(text: string): number | undefined {
  const code = jsonIn(text)?.code;
  return typeof code === 'number' ? code : undefined;
}

function jsonIn(text: string): { code?: unknown; retry_after?: unknown; global?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a positive number of seconds, or undefined: a missing header is not 0 seconds. */
function secondsIn(value: unknown): number | undefined {
  const seconds = typeof value === 'number' ? value : Number.parseFloat(String(value ?? ''));
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}
