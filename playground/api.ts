import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Outcome } from '../simulator/discord/outcome.ts';
import type { Acting } from '../simulator/discord/simulator.ts';
import { DiscordRejection } from '../simulator/discord/simulator.ts';
import { actionsOf } from '../src/commands/command.ts';
import { commands } from '../src/commands/index.ts';
import type { Backend } from './backend.ts';

const acting = {
  as: v.optional(v.string()),
  locale: v.optional(v.string()),
  guildLocale: v.optional(v.string()),
  context: v.optional(v.picklist(['guild', 'dm', 'user-install'], 'must be guild, dm or user-install')),
};
const line = v.strictObject({ input: v.string(), ...acting });
const component = { message: v.optional(v.string()), custom_id: v.string(), ...acting };
const press = v.strictObject(component);
const select = v.strictObject({ ...component, values: v.array(v.string()) });

/** Returns the JSON API of the page and of `npm run ask`. What Discord's client would refuse is a 400 with `{ error }`. */
export function api(backend: () => Backend): Hono {
  const app = new Hono();
  app.get('/commands', (c) => {
    const examples = new Map(
      commands.map((command) => [command.name, actionsOf(command).flatMap(([, action]) => [...action.examples])]),
    );
    const registered = backend().simulator.commands();
    return c.json(registered.map((one) => (one.type === SLASH ? { ...one, examples: examples.get(one.name) } : one)));
  });
  app.get('/people', (c) => c.json(backend().people));

  app.post(
    '/ask',
    on(line, ({ input, ...who }) => backend().simulator.ask(input, defined(who))),
  );
  app.post(
    '/autocomplete',
    on(line, ({ input, ...who }) => backend().simulator.autocomplete(input, defined(who))),
  );
  app.post(
    '/press',
    on(press, ({ message, custom_id, ...who }) => {
      const { simulator } = backend();
      return simulator.press(message ?? simulator.newestWith(custom_id, defined(who)), custom_id, defined(who));
    }),
  );
  app.post(
    '/select',
    on(select, ({ message, custom_id, values, ...who }) => {
      const { simulator } = backend();
      return simulator.select(
        message ?? simulator.newestWith(custom_id, defined(who)),
        custom_id,
        values,
        defined(who),
      );
    }),
  );
  app.notFound((c) => c.json({ error: 'There is no such call.' }, 404));
  app.onError((error, c) => c.json({ error: error.message }, error instanceof DiscordRejection ? 400 : 500));
  return app;
}

const SLASH: number = 1;

function on<const Schema extends v.GenericSchema>(
  schema: Schema,
  act: (body: v.InferOutput<Schema>) => Promise<Outcome> | Outcome,
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
