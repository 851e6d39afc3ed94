import { createHash } from 'node:crypto';
import { reasonOf } from '../cli/reason-of.ts';
import { parseRetryAfter } from './backoff.ts';
import { Unavailable } from './errors.ts';
import type { Verdict } from './verdict.ts';
import { judge } from './verdict.ts';

export interface Destination {
  /** The Worker's address, without a slash at the end. */
  to: string;
  token: string;
}

/**
 * Timeout of a request in milliseconds. It is longer than the Worker may take, and short enough to end before systemd kills the monitor.
 */
const timeoutMs = 30_000;
const longestAnswer = 64 * 1024;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Sends a file to `POST /ingest/rounds/{name}`. Throws Unavailable if the Worker does not answer, or answers with Retry-After. */
export async function postFile({ to, token }: Destination, name: string, bytes: Uint8Array): Promise<Verdict> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(`${to}/ingest/rounds/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain', 'User-Agent': 'stopwatch-monitor' },
      body: bytes as Uint8Array<ArrayBuffer>,
      // A followed redirect may turn the POST into a GET, whose 200 would look like an acknowledgement.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    body = await readUpTo(response, longestAnswer);
  } catch (cause) {
    throw new Unavailable(`${to} does not answer: ${reasonOf(cause)}`, { cause });
  }
  const { status, headers } = response;
  const verdict = judge({ status, location: headers.get('Location'), body }, { file: name, sha256: sha256Of(bytes) });
  const retryAfter = parseRetryAfter(headers.get('Retry-After'), Date.now());
  if (verdict.kind === 'retry' && !(verdict.isMaybeFile && retryAfter === undefined)) {
    throw new Unavailable(`${to} answered ${verdict.reason}`, { retryAfter });
  }
  return verdict;
}

async function readUpTo(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > most) break;
  }
  return text.trim();
}
