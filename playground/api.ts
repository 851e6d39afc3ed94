import type { APIMessage } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Outcome } from '../simulator/discord/outcome.ts';
import type { Acting } from '../simulator/discord/simulator.ts';
import { DiscordRejection } from '../simulator/discord/simulator.ts';
import { unfurl } from '../simulator/discord/unfurl.ts';
import type { Backend } from './backend.ts';
import { readWelcome } from './welcome.ts';

const acting = {
  as: v.optional(v.string()),
  locale: v.optional(v.string()),
  guildLocale: v.optional(v.string()),
  context: v.optional(
    v.picklist(['guild', 'dm', 'other-guild', 'user-install'], 'must be guild, dm, other-guild or user-install'),
  ),
};
const line = v.strictObject({ input: v.string(), ...acting });
const component = { message: v.optional(v.string()), custom_id: v.string(), ...acting };
const press = v.strictObject(component);
const select = v.strictObject({ ...component, values: v.array(v.string()) });
const who = v.strictObject({ guid: v.optional(v.string()), id: v.optional(v.string()) });
const held = v.looseObject({ id: v.pipe(v.string(), v.regex(/^\d{17,20}$/)), channel_id: v.string() });
const move = v.strictObject({ to: v.picklist(['hour', 'morning'], 'must be hour or morning') });
const link = v.strictObject({ url: v.pipe(v.string(), v.url('must be an address')) });
const earlier = v.strictObject({
  messages: v.pipe(v.array(v.strictObject({ message: held, as: v.string() })), v.maxLength(500)),
});

/** Returns the JSON API of the page and of `npm run ask`. What Discord's client would refuse is a 400 with `{ error }`. */
export function api(backend: () => Backend): Hono {
  const app = new Hono();
  /** Adds the names of the users that the message mentions. */
  const named = async (asked: Promise<Outcome>) => {
    const outcome = await asked;
    const names = outcome.message ? await backend().people.namesIn(JSON.stringify(outcome.message)) : {};
    return { ...outcome, names };
  };
  app.get('/commands', (c) => {
    return c.json(backend().simulator.commands());
  });
  app.get('/welcome', async (c) =>
    c.json({ ...(await readWelcome(backend().db, backend().about.site)), ...backend().about }),
  );
  app.get('/news', async (c) => c.json(await backend().news.since(Number(c.req.query('since')) || 0)));
  app.get('/people', async (c) => c.json(await backend().people.search(c.req.query('search') ?? '')));
  app.get('/details/:id', async (c) => {
    const details = await backend().recorder.find(c.req.param('id'));
    return details ? c.json(details) : c.json({ error: 'Nothing is known of this message any more.' }, 404);
  });
  app.get('/posts', async (c) => {
    const { channel, people } = backend();
    const revision = channel.revision();
    const messages = channel.messages();
    return c.json({ name: channel.name(), revision, messages, names: await people.namesIn(JSON.stringify(messages)) });
  });
  app.post(
    '/clock',
    on(move, ({ to }) => {
      if (!backend().about.isOwn) throw new DiscordRejection('With --database the clock stands still.');
      return backend().clock.move(to);
    }),
  );
  app.post(
    '/act',
    on(who, async (person) => (await backend().people.act(person)) ?? nobody()),
  );
  app.post(
    '/messages',
    on(earlier, ({ messages }) => {
      for (const { message, as } of messages) backend().simulator.adopt(message as unknown as APIMessage, as);
      return { held: messages.length };
    }),
  );

  app.post(
    '/ask',
    on(line, ({ input, ...who }) => named(backend().simulator.ask(input, defined(who)))),
  );
  app.post(
    '/unfurl',
    on(link, ({ url }) => unfurl(url)),
  );
  app.post(
    '/autocomplete',
    on(line, ({ input, ...who }) => backend().simulator.autocomplete(input, defined(who))),
  );
  app.post(
    '/press',
    on(press, ({ message, custom_id, ...who }) => {
      const { simulator } = backend();
      const pressed = message ?? simulator.newestWith(custom_id, defined(who));
      return named(simulator.press(pressed, custom_id, defined(who)));
    }),
  );
  app.post(
    '/select',
    on(select, ({ message, custom_id, values, ...who }) => {
      const { simulator } = backend();
      const changed = message ?? simulator.newestWith(custom_id, defined(who));
      return named(simulator.select(changed, custom_id, values, defined(who)));
    }),
  );
  app.notFound((c) => c.json({ error: 'There is no such call.' }, 404));
  app.onError((error, c) => c.json({ error: error.message }, error instanceof DiscordRejection ? 400 : 500));
  return app;
}

function nobody(): never {
  throw new DiscordRejection('There is no such person here.');
}

function on<const Schema extends v.GenericSchema>(
  schema: Schema,
  act: (body: v.InferOutput<Schema>) => Promise<object> | object,
) {
  return async (c: Context) => {
    const body = v.safeParse(schema, await c.req.json().catch(() => undefined));
    if (body.success) return c.json(await act(body.output));
    const [issue] = body.issues;
    return c.json({ error: `${v.getDotPath(issue) ?? 'The body'}: ${issue.message}` }, 400);
  };
}

/** Returns the object without its undefined keys. */
function defined(who: { [Key in keyof Acting]?: Acting[Key] | undefined }): Acting {
  return Object.fromEntries(Object.entries(who).filter(([, value]) => value !== undefined));
}
