import type { MiddlewareHandler } from 'hono';

/** Returns whether a request's Host is this machine. A foreign name that leads here must not read replies (DNS rebinding). */
export const isThisMachine = (host = ''): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);

/**
 * Accepts only requests that address 127.0.0.1 or localhost and do not come from another site. A foreign page must neither read replies
 * nor send commands.
 */
export const onlyThisPage: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!isThisMachine(host)) {
    return c.json({ error: `This page is only for this machine: open it at http://127.0.0.1, not at ${host}.` }, 421);
  }
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site') ?? 'none';
  const isForeign = (origin !== undefined && origin !== `http://${host}`) || !['none', 'same-origin'].includes(site);
  // A link on another site may open the page itself.
  const isVisit = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && c.req.path === '/';
  if (isForeign && !isVisit) return c.json({ error: 'Requests from other sites are refused.' }, 403);
  await next();
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
  c.header('cross-origin-resource-policy', 'same-origin');
};
