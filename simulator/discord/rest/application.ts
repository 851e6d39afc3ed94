import type { Context } from 'hono';
import { Hono } from 'hono';
import { isJson } from '../limits/form.ts';
import { formError } from '../limits.ts';
import type { SimulatorState } from '../state.ts';
import { isEndpoint } from '../verify-endpoint.ts';

/** Returns the routes about the bot's own application and the servers it is in. */
export function applicationRoutes(state: SimulatorState): Hono {
  const { applicationId, token, guildId } = state.settings;
  const app = new Hono();
  for (const path of ['/applications/@me', '/users/@me/guilds']) {
    app.use(path, async (c, next) =>
      c.req.header('authorization') === `Bot ${token}`
        ? next()
        : c.json({ message: '401: Unauthorized', code: 0 }, 401),
    );
  }
  const describe = () => ({
    id: applicationId,
    name: 'Stopwatch',
    description: '',
    verify_key: state.keys.publicKey,
    interactions_endpoint_url: state.interactionsUrl ?? null,
    flags: 0,
    bot_public: true,
    bot_require_code_grant: false,
  });
  app.get('/applications/@me', (c) => c.json(describe()));
  app.patch('/applications/@me', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const url = isJson(body) ? body.interactions_endpoint_url : undefined;
    if (url === null || url === '') state.interactionsUrl = undefined;
    else if (url !== undefined) {
      if (!(await isEndpoint(state, String(url)))) return unverified(c);
      state.interactionsUrl = String(url);
    }
    return c.json(describe());
  });
  app.get('/users/@me/guilds', (c) =>
    c.json(
      state.server.isMember()
        ? [{ id: guildId, name: 'The community', icon: null, owner: false, permissions: '0', features: [] }]
        : [],
    ),
  );
  // Anybody may ask: a server that exists has no widget, or one that is switched off.
  app.get('/guilds/:guild/widget.json', (c) =>
    c.req.param('guild') === guildId
      ? c.json({ message: 'Widget Disabled', code: 50004 }, 403)
      : c.json({ message: 'Unknown Guild', code: 10004 }, 404),
  );
  return app;
}

function unverified(c: Context): Response {
  const message = 'The specified interactions endpoint url could not be verified.';
  const code = 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID';
  return c.json(formError([{ path: ['interactions_endpoint_url'], code, message }]), 400);
}
