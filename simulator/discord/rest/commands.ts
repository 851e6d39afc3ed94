import type { Context } from 'hono';
import { Hono } from 'hono';
import type { RegisteredCommand } from '../commands.ts';
import type { Json } from '../limits/form.ts';
import { isJson } from '../limits/form.ts';
import { formError } from '../limits.ts';
import type { SimulatorState } from '../state.ts';
import { notSnowflake, refused, unauthorized } from './refused.ts';

const DAY_S = 86_400;

/** Returns the routes for GET and PUT of the global commands and those of the one guild. */
export function commandRoutes(state: SimulatorState): Hono {
  const { applicationId, token, guildId: ownGuild } = state.settings;
  const app = new Hono();
  app.use('/applications/:application/*', async (c, next) => {
    if (c.req.header('authorization') !== `Bot ${token}`) return unauthorized(c);
    const wrong = notSnowflake(c, 'application');
    if (wrong) return wrong;
    if (c.req.param('application') !== applicationId) {
      return c.json({ message: 'You are not authorized to perform this action on this application', code: 20012 }, 403);
    }
    return next();
  });

  const get = (c: Context, guild?: string) => {
    const isFull = c.req.query('with_localizations') === 'true';
    return c.json(state.commands.list(guild).map((command) => (isFull ? command : withoutLocalizations(command))));
  };
  const put = async (c: Context, guild?: string) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    if (body === undefined) return c.json({ message: '400: Bad Request', code: 0 }, 400);
    const result = state.commands.replace(body, guild);
    if (result === 'too many creates') {
      const message = 'Max number of daily application command creates has been reached (200)';
      return c.json({ message, code: 30034, retry_after: DAY_S }, 429, { 'retry-after': String(DAY_S) });
    }
    if (result === 'no entry point') {
      const message =
        "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point command in your update request or delete it separately.";
      return c.json({ message, code: 50240 }, 400);
    }
    const [first] = result;
    if (first && 'path' in first) return c.json(formError(result as Exclude<typeof result, RegisteredCommand[]>), 400);
    return c.json(result as RegisteredCommand[]);
  };
  const inGuild = (c: Context, act: (c: Context, guild: string) => Response | Promise<Response>) =>
    c.req.param('guild') === ownGuild && state.server.isMember() ? act(c, ownGuild) : refused(c, 50001);

  app.get('/applications/:application/commands', (c) => get(c));
  app.put('/applications/:application/commands', (c) => put(c));
  app.get('/applications/:application/guilds/:guild/commands', (c) => inGuild(c, get));
  app.put('/applications/:application/guilds/:guild/commands', (c) => inGuild(c, put));
  return app;
}

function withoutLocalizations(owner: object): Json {
  const { name_localizations: _, description_localizations: __, ...rest } = owner as Json;
  for (const key of ['options', 'choices']) {
    const list = rest[key];
    if (Array.isArray(list)) rest[key] = list.map((item) => (isJson(item) ? withoutLocalizations(item) : item));
  }
  return rest;
}
