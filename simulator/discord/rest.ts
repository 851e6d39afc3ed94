import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { responseOf } from './faults.ts';
import { applicationRoutes } from './rest/application.ts';
import { channelRoutes } from './rest/channels.ts';
import { commandRoutes } from './rest/commands.ts';
import { guildRoutes } from './rest/guilds.ts';
import { webhookRoutes } from './rest/webhooks.ts';
import type { SimulatorState } from './state.ts';

/** Serves Discord's REST API on 127.0.0.1, as far as a bot over HTTP uses it. Sets `state.apiUrl`. */
export async function serveRest(state: SimulatorState, port = 0): Promise<() => Promise<void>> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('/api/v10/*', async (c, next) => {
    const { method } = c.req;
    const path = c.req.path.replace('/api/v10', '');
    const fault = state.faults.take(method, path);
    const failed = fault && responseOf(fault);
    if (failed) c.res = failed;
    else if (fault !== 'hang' && fault !== 'cut') await next();
    const isAnswered = fault === undefined || failed !== undefined;
    state.calls.push({ method, path, status: isAnswered ? c.res.status : 0, ...(fault ? { fault } : {}) });
    if (isAnswered) return c.res.headers.set('date', state.settings.now().toUTCString());
    if (fault !== 'hang') c.env.outgoing.destroy();
    c.res = RESPONSE_ALREADY_SENT;
  });
  app.route('/api/v10', applicationRoutes(state));
  app.route('/api/v10', webhookRoutes(state));
  app.route('/api/v10', commandRoutes(state));
  app.route('/api/v10', channelRoutes(state));
  app.route('/api/v10', guildRoutes(state));
  app.get('/api/attachments/:message/:name', (c) => {
    const file = state.messages.get(c.req.param('message'))?.files.get(c.req.param('name'));
    if (!file) return c.notFound();
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': file.type || 'application/octet-stream',
    });
  });
  app.notFound((c) => c.json({ message: '404: Not Found', code: 0 }, 404));

  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, listening.resolve);
  server.once('error', listening.reject);
  state.apiUrl = `http://127.0.0.1:${(await listening.promise).port}/api`;
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}
