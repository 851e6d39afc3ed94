import { storedSettings } from '../db/queries/settings.ts';
import { ttlCache } from './ttl-cache.ts';
import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

/** How long an isolate caches the time zone (ms). A manager's change may take this long to show. */
const ttlMs = 60_000;
/** How long (ms) the database is not queried again after a failure. */
const retryAfterMs = 5_000;

const cacheOf = onePerWorld(({ clock }) => ttlCache<'zone', string>(ttlMs, clock));

/**
 * Returns the community's time zone: the one set by /admin config, else TIME_ZONE. Cached for a minute per isolate, so that a reply usually
 * costs one round trip. If the database is unavailable, returns the last known zone. The command then reports the problem.
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
