import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Listening } from './listen.ts';
import { listen } from './listen.ts';
import { isThisMachine } from './origin.ts';

export interface Site extends Pick<Listening, 'url' | 'close'> {
  /** Passes requests on to this Worker from now on. */
  open(workerUrl: string): void;
}

/** Headers that say how the body came here, not how it goes on. */
const ofTheWay = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];

/**
 * Serves the Worker's web pages and pictures at an address that stays the same over a restart, unlike the Worker's own, so that links and
 * pictures in old messages still work. That is the port after the page's, or another one if that is in use.
 */
export async function startSite(pagePort: number): Promise<Site> {
  let workerUrl: string | undefined;
  const app = new Hono();
  app.on(['GET', 'HEAD'], '*', async (c) => {
    if (!isThisMachine(c.req.header('host'))) {
      return c.text('These pages are only for this machine: open them at http://127.0.0.1.', 421);
    }
    if (!mayRead(c)) return c.text('Requests from other sites are refused.', 403);
    return workerUrl === undefined
      ? c.text('npm start is still starting.', 503, { 'retry-after': '1' })
      : pass(c, workerUrl);
  });
  const { url, close } = await listen(app, pagePort + 1).catch(() => listen(app, 0));
  return {
    url,
    close,
    open: (next) => {
      workerUrl = next;
    },
  };
}

/** Returns whether the page of a browser may read this: links lead here from anywhere, and messages show pictures. */
function mayRead(c: Context): boolean {
  const site = c.req.header('sec-fetch-site') ?? 'none';
  const isPicture = c.req.path.startsWith('/charts/');
  return site !== 'cross-site' || isPicture || c.req.header('sec-fetch-mode') === 'navigate';
}

async function pass(c: Context, workerUrl: string): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const asked = c.req.header('if-none-match');
  const answer = await fetch(workerUrl + pathname + search, {
    method: c.req.method,
    redirect: 'manual',
    headers: asked ? { 'if-none-match': asked } : {},
  });
  const headers = new Headers(answer.headers);
  for (const name of ofTheWay) headers.delete(name);
  const hasBody = c.req.method === 'GET' && answer.status !== 304;
  return new Response(hasBody ? await answer.arrayBuffer() : null, { status: answer.status, headers });
}
