import type { Context as HonoContext } from 'hono';
import type { Db } from '../db/db.ts';
import { neonDb } from '../db/neon.ts';
import type { RestApi } from '../discord/rest.ts';
import type { Application, Community } from '../env.ts';
import { parseEnv } from '../env.ts';
import type { Alarm } from './clock/alarm.ts';
import { alarmOf, stillAlarm } from './clock/alarm.ts';
import type { KnownBan } from './known-ban.ts';
import { knownBan } from './known-ban.ts';
import type { KnownPauses } from './known-pauses.ts';
import { knownPauses } from './known-pauses.ts';
import { logRetry } from './log.ts';
import type { System } from './system.ts';
import { systemOf } from './system.ts';

/** Everything from outside that handling a request needs. */
export interface World extends System {
  application: Application;
  /** The community whose rounds, servers and settings the request is about. */
  community: Community;
  db: Db;
  discord: RestApi & { ban: KnownBan; pauses: KnownPauses };
  /** Lets the Clock run what is due. */
  alarm: Alarm;
}

export type Variables = { world: World };
export type HandlerContext = HonoContext<{ Bindings: object; Variables: Variables }>;

/** Creates the world for requests of one community to this application. */
export function createWorld(application: Application, community: Community, alarm: Alarm): World {
  const { neonEndpoint, discordApi, now } = application.development;
  const system = systemOf(now);
  const { fetch, clock } = system;
  const db = neonDb(community.databaseUrl, { ...system, endpoint: neonEndpoint, onRetry: logRetry });
  return {
    ...system,
    application,
    community,
    db,
    discord: { baseUrl: discordApi, fetch, clock, ban: knownBan(db, clock), pauses: knownPauses(db, clock) },
    alarm,
  };
}

let made: { world: World } | { error: unknown } | undefined;

/**
 * Returns the world of this Worker, created at the first call in an isolate, whose bindings never change. Throws ConfigError, at every call
 * the same.
 */
export function worldFor(env: object): World {
  made ??= attempt(env);
  if ('error' in made) throw made.error;
  return made.world;
}

function attempt(env: object): { world: World } | { error: unknown } {
  try {
    const { application, community } = parseEnv(env);
    const alarm = application.development.isStill ? stillAlarm : alarmOf(env);
    return { world: createWorld(application, community, alarm) };
  } catch (error) {
    return { error };
  }
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
