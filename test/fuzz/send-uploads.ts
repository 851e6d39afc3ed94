import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { largestFile } from '../../src/domain/round-file/text.ts';
import type { Attacked } from '../support/failures-of.ts';
import { errorsIn, hangMs, inLanes } from '../support/failures-of.ts';
import type { MutatedUpload } from './uploads.ts';

/** What the routes for game servers may say. */
const fine = [200, 201, 400, 401, 404, 413, 415, 422];

/** How often an upload is sent again that the Worker asks to send later, as `npm run monitor` does, and how long (ms) it waits before. */
const mostRetries = 30;
const retryAfterMs = 2_000;

/** Stands for a connection that ended before the answer could be read. */
const cutOff = -1;

/** What became of mutated uploads: how many got each status, and what is not as it should be. */
export interface Sent {
  byStatus: Map<number, number>;
  /** How many were sent again, because a busy machine was too slow. */
  retried: number;
  failures: string[];
}

/**
 * Sends uploads. Each must get an answer in JSON, or 404, and none may leave an error in the log, but that of an upload which was taken when it
 * was sent again.
 */
export async function sendUploads(
  { url, log }: Pick<Attacked, 'url' | 'log'>,
  uploads: readonly MutatedUpload[],
): Promise<Sent> {
  const before = log.length;
  const byStatus = new Map<number, number>();
  const failures: string[] = [];
  const forgiven = new Set<unknown>();
  let retried = 0;
  await inLanes(uploads, async (upload) => {
    const errorIds: (string | undefined)[] = [];
    let { status, text } = await sendTwice(url, upload);
    while (status === 503 && errorIds.length < mostRetries) {
      errorIds.push(/\(error (\w+)\)/.exec(text)?.[1]);
      await sleep(retryAfterMs);
      ({ status, text } = await sendTwice(url, upload));
    }
    if (errorIds.length > 0) retried += 1;
    if (status !== 503) for (const id of errorIds) forgiven.add(id);
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    if (fine.includes(status) && (status === 404 || isJson(text))) return;
    if (status === cutOff && upload.body.length > largestFile) return;
    const file = Buffer.from(upload.body).toString('latin1').slice(0, 300);
    failures.push(`${status} ${text.slice(0, 200)}: ${upload.method} ${upload.path} ${JSON.stringify(file)}`);
  });
  const lines = log.slice(before).filter(({ errorId }) => !forgiven.has(errorId ?? null));
  return { byStatus, retried, failures: [...new Set([...failures, ...errorsIn(lines)])] };
}

interface Answered {
  status: number;
  text: string;
}

/**
 * Sends a request, and again if its connection ends: the Worker does not read the body of a request that it refuses, so the next request on
 * that connection, or the rest of a large body, meets a closed one.
 */
async function sendTwice(url: string, upload: MutatedUpload): Promise<Answered> {
  const ended = (error: NodeJS.ErrnoException): Answered => ({
    status: error.code === 'ECONNRESET' || error.code === 'EPIPE' ? cutOff : 0,
    text: String(error),
  });
  return sendUpload(url, upload).catch(() => sendUpload(url, upload).catch(ended));
}

/** Sends a request exactly as it is: fetch would tidy the path, and refuses some headers. */
function sendUpload(url: string, { method, path, headers, body }: MutatedUpload): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/ingest/rounds/`, { method, path: `/ingest/rounds/${path}`, headers, agent: false });
    sending.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    sending.setTimeout(hangMs, () => sending.destroy(new Error(`no answer within ${hangMs / 1000} s`)));
    sending.on('error', reject);
    sending.end(method === 'GET' ? undefined : body);
  });
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
