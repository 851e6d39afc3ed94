import { Hono } from 'hono';
import { sql } from '../../src/db/db.ts';
import { messageOf } from '../../src/discord/reply.ts';
import type { VerifiedVariables } from '../../src/handlers/verify.ts';
import { verifySignature } from '../../src/handlers/verify.ts';
import { worldFor } from '../../src/handlers/world.ts';

// wrangler.toml binds it, so that every entry must export it.
export { Clock } from '../../src/handlers/clock/clock.ts';

/** The baseline of `npm run bench`: a Worker with one command that runs `select 1`, behind the same verification and driver. */
const app = new Hono<{ Bindings: object; Variables: VerifiedVariables }>();

app.use(async (c, next) => {
  c.set('world', worldFor(c.env));
  await next();
});

app.post('/interactions', verifySignature, async (c) => {
  JSON.parse(new TextDecoder().decode(c.get('body')));
  await c.get('world').db.query(sql`select 1`);
  return c.json({ type: 4, data: messageOf({ content: '1' }) });
});

export default { fetch: app.fetch } satisfies ExportedHandler<object>;
