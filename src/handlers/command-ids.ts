import { fetchCommandIds } from '../discord/rest.ts';
import { ttlCache } from './ttl-cache.ts';
import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

const ttlMs = 10 * 60_000;
/** How long (ms) Discord is left alone after it gave no ids: it bans addresses for refused requests. */
const retryAfterMs = 60_000;
/** How long (ms) an answer waits for the ids. They only make commands clickable, and a later answer would be deferred. */
const withinMs = 500;

const cacheOf = onePerWorld(({ clock }) => ttlCache<string, Map<string, string>>(ttlMs, clock));

/**
 * Returns the ids of the registered commands by name. Returns none if no bot token is set or Discord's REST API fails or is slow. Command
 * names are then shown as plain text, and the reply is neither late nor a failure.
 */
export async function commandIds(world: World, guildId?: string): Promise<Map<string, string>> {
  const { applicationId, token } = world.application;
  if (!token) return new Map();
  const cache = cacheOf(world);
  const key = guildId ?? 'global';
  const fresh = cache.fresh(key);
  if (fresh) return fresh;
  const list = { applicationId, token, guildId };
  const none = new Map<string, string>();
  const fetched = fetchCommandIds(list, world.discord).catch(() => none);
  const ids = (await Promise.race([fetched, world.clock.sleep(withinMs)])) ?? none;
  cache.set(key, ids, ids.size > 0 ? ttlMs : retryAfterMs);
  return ids;
}
