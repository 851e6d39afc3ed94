import type { Context } from 'hono';
import { Hono } from 'hono';
import { asPartialMember, asUser } from '../people.ts';
import type { SimulatorState } from '../state.ts';
import { notSnowflake, refused, unauthorized } from './refused.ts';

/** Returns the routes of the bot's own user, and of a server with its roles and members. */
export function guildRoutes(state: SimulatorState): Hono {
  const { applicationId, token, guildId } = state.settings;
  const app = new Hono();
  const authorize = async (c: Context, next: () => Promise<void>) =>
    c.req.header('authorization') === `Bot ${token}` ? next() : unauthorized(c);
  for (const path of ['/users/*', '/guilds/*']) app.use(path, authorize);

  const inGuild = (act: (c: Context) => Response) => (c: Context) => {
    const wrong = notSnowflake(c, 'guild');
    if (wrong) return wrong;
    if (c.req.param('guild') !== guildId) return refused(c, 10004);
    return state.server.isMember() ? act(c) : refused(c, 50001);
  };
  const roles = () =>
    state.server.roles().map(({ id, name, bits }, position) => ({
      id,
      name,
      permissions: String(bits),
      position,
      color: 0,
      hoist: false,
      managed: position > 0,
      mentionable: false,
      flags: 0,
      ...(position > 0 ? { tags: { bot_id: applicationId } } : {}),
    }));

  app.get('/users/@me', (c) => c.json(state.bot));
  app.get(
    '/guilds/:guild',
    inGuild((c) =>
      c.json({ id: guildId, name: 'The community', preferred_locale: 'en-US', features: [], roles: roles() }),
    ),
  );
  app.get(
    '/guilds/:guild/roles',
    inGuild((c) => c.json(roles())),
  );
  app.get(
    '/guilds/:guild/members/:user',
    inGuild((c) => {
      const wrong = notSnowflake(c, 'user');
      if (wrong) return wrong;
      const id = c.req.param('user') ?? '';
      const person = state.people.list().find((one) => one.id === id);
      if (id !== applicationId && !person) return refused(c, 10007);
      const { permissions: _, ...member } = asPartialMember(person ?? { id, username: state.bot.username }, 0n);
      const ownRoles = state.server.roles().slice(1);
      return c.json({
        ...member,
        user: person ? asUser(person) : state.bot,
        roles: person ? [] : ownRoles.map((role) => role.id),
        deaf: false,
        mute: false,
      });
    }),
  );
  return app;
}
