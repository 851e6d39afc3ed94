import type { Context, MiddlewareHandler } from 'hono';
import { bearerToken, sameText } from '../bearer.ts';
import type { Variables, World } from '../world.ts';
import { takeTurn } from './rate.ts';

/** Variables of the ingest routes. `sender` is the game server to which the token belongs. */
export type SenderVariables = Variables & { sender: string };
export type IngestContext = Context<{ Bindings: object; Variables: SenderVariables }>;

/** Admits the game servers named in INGEST_TOKENS, each at its allowed rate. */
export const knownSender: MiddlewareHandler<{ Variables: SenderVariables }> = async (c, next) => {
  const world = c.get('world');
  const { perMinute } = world.community.ingest;
  const server = await serverOf(bearerToken(c) ?? '', world.community);
  if (server === undefined) {
    c.header('WWW-Authenticate', 'Bearer');
    return c.json({ error: 'Wrong or missing token: send Authorization: Bearer and a token of INGEST_TOKENS.' }, 401);
  }
  const wait = takeTurn(server, perMinute, world.clock.runningMs());
  if (wait > 0) {
    c.header('Retry-After', String(wait));
    return c.json({ error: `More than ${perMinute} files a minute: try again in ${wait} s.` }, 429);
  }
  c.set('sender', server);
  return next();
};

/** Returns the game server to which a token belongs. Compares every token, so that the time taken reveals nothing. */
async function serverOf(given: string, { ingest }: World['community']): Promise<string | undefined> {
  let found: string | undefined;
  for (const { server, token } of ingest.tokens) if (await sameText(given, token)) found = server;
  return found;
}
