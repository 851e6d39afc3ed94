import { storedSettings } from '../db/queries/settings.ts';
import { ttlCache } from './ttl-cache.ts';
import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

/** How long what a manager set may be out of date in an isolate. */
const ttlMs = 60_000;
/** How long the database is not asked again after it failed to answer. */
const retryAfterMs = 5_000;

const cacheOf = onePerWorld(({ clock }) => ttlCache<'zone', string>(ttlMs, clock));

/**
 * The community's time zone: what /admin config set, else TIME_ZONE. Cached for a minute per isolate, so that a reply usually costs one
 * round trip. Where the database does not answer it is the one last known: the command itself will say what is wrong.
 */
export async function communityZone(world: World): Promise<string> {
  const cache = cacheOf(world);
  const fresh = cache.fresh('zone');
  if (fresh !== undefined) return fresh;
  const { db, community } = world;
  try {
    const zone = (await storedSettings(db)).timeZone ?? community.timeZone;
    cache.set('zone', zone);
    return zone;
  } catch {
    const zone = cache.last('zone') ?? community.timeZone;
    cache.set('zone', zone, retryAfterMs);
    return zone;
  }
}
