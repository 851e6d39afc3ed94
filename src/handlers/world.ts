import type { Context as HonoContext } from 'hono';
import type { Db } from '../db/db.ts';
import { neonDb } from '../db/neon.ts';
import type { Config } from '../env.ts';
import { parseEnv } from '../env.ts';

/** What a request needs from outside, made once per request. */
export interface World {
  config: Config;
  db: Db;
  now: () => Date;
  /** A short id that an error message and the log share. */
  errorId: () => string;
}

export type Variables = { world: World };
export type HandlerContext = HonoContext<{ Bindings: object; Variables: Variables }>;

const configs = new WeakMap<object, Config>();

/** The world of a Worker with these bindings; they are parsed once per isolate. Throws ConfigError. */
export function worldOf(env: object): World {
  const config = configs.get(env) ?? parseEnv(env);
  configs.set(env, config);
  const { now, neonEndpoint } = config.development;
  return {
    config,
    db: neonDb(config.databaseUrl, { endpoint: neonEndpoint }),
    now: () => (now ? new Date(now) : new Date()),
    errorId: () => crypto.randomUUID().slice(0, 8),
  };
}
