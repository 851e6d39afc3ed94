import type { Context } from 'hono';
import type { News } from './news.ts';

/** Headers of a sender that the Worker reads. */
const forwarded = ['authorization', 'content-type', 'content-encoding', 'user-agent'];
/** Bytes of a body that are sent on. The Worker refuses long before. */
const mostBytes = 16 * 1024 * 1024;

interface Receiver {
  /** The Worker's URL. */
  workerUrl: string;
  news: News;
  /** Receives when an upload began and ended, in milliseconds of `performance.now()`. */
  onUpload(startedMs: number, endedMs: number): void;
}

/** Passes an upload on to the Worker, as it is, and tells the page what became of it. */
export async function passUpload(c: Context, { workerUrl, news, onUpload }: Receiver): Promise<Response> {
  const { method, body } = c.req.raw;
  if (Number(c.req.header('content-length')) > mostBytes) {
    return c.json({ error: 'The file is far too large for a round: nothing of it was read.' }, 413);
  }
  const headers = Object.fromEntries(
    forwarded.flatMap((name) => (c.req.header(name) === undefined ? [] : [[name, c.req.header(name) ?? '']])),
  );
  const startedMs = performance.now();
  const bytes = body ? await c.req.arrayBuffer() : undefined;
  const { pathname, search } = new URL(c.req.url);
  const answer = await fetch(`${workerUrl}${pathname}${search}`, { method, headers, ...(bytes && { body: bytes }) });
  const text = await answer.text();
  onUpload(startedMs, performance.now());
  if (method === 'POST' && c.req.header('x-playground') === undefined) news.addUpload(answer.status, text);
  const kept = [...answer.headers].filter(([name]) => /^(content-type|retry-after|www-authenticate)$/.test(name));
  return new Response(text, { status: answer.status, headers: Object.fromEntries(kept) });
}
