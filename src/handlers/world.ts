import type { Context as HonoContext } from 'hono';
import type { Db } from '../db/db.ts';
import { neonDb } from '../db/neon.ts';
import type { RestApi } from '../discord/rest.ts';
import type { Application, Community } from '../env.ts';
import { parseEnv } from '../env.ts';
import type { System } from './system.ts';
import { systemOf } from './system.ts';

/** Everything from outside that handling a request needs. */
export interface World extends System {
  application: Application;
  /** The community whose rounds, servers and settings the request is about. */
  community: Community;
  db: Db;
  discord: RestApi;
}

export type Variables = { world: World };
export type HandlerContext = HonoContext<{ Bindings: object; Variables: Variables }>;

/** Creates the world for requests of one community to this application. */
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

/** Returns the world of a Worker with these bindings, created once per isolate. Throws ConfigError. */
export function worldFor(env: object): World {
  const known = worlds.get(env);
  if (known) return known;
  const { application, community } = parseEnv(env);
  const world = createWorld(application, community);
  worlds.set(env, world);
  return world;
}

/** Returns a function that creates one value per world, at the first call for that world. */
export function onePerWorld<Value>(make: (world: World) => Value): (world: World) => Value {
  const made = new WeakMap<World, Value>();
  return (world) => {
    const value = made.get(world) ?? make(world);
    made.set(world, value);
    return value;
  };
}
