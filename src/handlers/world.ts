import type { Context as HonoContext } from 'hono';
import type { Db } from '../db/db.ts';
import { neonDb } from '../db/neon.ts';
import type { RestApi } from '../discord/rest.ts';
import type { Application, Community } from '../env.ts';
import { parseEnv } from '../env.ts';
import type { System } from './system.ts';
import { systemOf } from './system.ts';

/** What requests need from outside. */
export interface World extends System {
  application: Application;
  /** Whose rounds, servers and settings the request is about. */
  community: Community;
  db: Db;
  discord: RestApi;
}

export type Variables = { world: World };
export type HandlerContext = HonoContext<{ Bindings: object; Variables: Variables }>;

/** The world of one community's requests to this application. */
export function createWorld(application: Application, community: Community): World {
  const { neonEndpoint, discordApi, now } = application.development;
  const system = systemOf(now);
  return {
    ...system,
    application,
    community,
    db: neonDb(community.databaseUrl, { endpoint: neonEndpoint, fetch: system.fetch }),
    discord: { baseUrl: discordApi, fetch: system.fetch, sleep: system.clock.sleep },
  };
}

const worlds = new WeakMap<object, World>();

/** The world of a Worker with these bindings, which serves one community; made once per isolate. Throws ConfigError. */
export function worldFor(env: object): World {
  const known = worlds.get(env);
  if (known) return known;
  const { application, community } = parseEnv(env);
  const world = createWorld(application, community);
  worlds.set(env, world);
  return world;
}

/** Something that each world has one of, made when it is first asked for. */
export function onePerWorld<Value>(make: (world: World) => Value): (world: World) => Value {
  const made = new WeakMap<World, Value>();
  return (world) => {
    const value = made.get(world) ?? make(world);
    made.set(world, value);
    return value;
  };
}
