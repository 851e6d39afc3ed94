import { DatabaseError } from '../db/errors.ts';
import { schemaDrift } from '../db/queries/live-columns.ts';
import { version } from '../version.ts';
import { bearerToken, sameText } from './bearer.ts';
import type { HandlerContext, World } from './world.ts';

/** How long the public answer is kept, so that nobody can make the database work by asking. */
const keptFor = 30_000;

let last: { at: number; ok: boolean } | undefined;

/** GET /health: whether the bot works. With the bearer token also how: the database's answer, and drift of its schema by column. */
export async function health(c: HandlerContext): Promise<Response> {
  const world = c.get('world');
  const { healthToken } = world.config;
  const given = bearerToken(c);
  if (given !== undefined) {
    if (!healthToken || !(await sameText(given, healthToken)))
      return c.json({ error: 'Wrong token: HEALTH_TOKEN opens the details.' }, 401);
    const details = await examine(world);
    return c.json(details, details.ok ? 200 : 503);
  }
  if (!last || Date.now() - last.at > keptFor) last = { at: Date.now(), ok: (await examine(world)).ok };
  c.header('Cache-Control', `public, max-age=${keptFor / 1000}`);
  return c.json({ ok: last.ok, version }, last.ok ? 200 : 503);
}

async function examine({ db }: World) {
  const started = Date.now();
  try {
    const drift = await schemaDrift(db);
    return { ok: drift.length === 0, version, database: { ms: Date.now() - started }, schema: { drift } };
  } catch (error) {
    const message = error instanceof DatabaseError ? error.message : String(error);
    return { ok: false, version, database: { error: message } };
  }
}
