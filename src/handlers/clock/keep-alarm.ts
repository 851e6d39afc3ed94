import { ttlCache } from '../ttl-cache.ts';
import type { World } from '../world.ts';
import { onePerWorld } from '../world.ts';

const hourMs = 60 * 60_000;

const cacheOf = onePerWorld(({ clock }) => ttlCache<'kept', true>(hourMs, clock));

/** Sets the Clock's alarm if it is missing, so that a new Worker need not wait for the cron trigger. At most once an hour and isolate. */
export async function keepAlarm(world: World): Promise<void> {
  const cache = cacheOf(world);
  if (cache.fresh('kept')) return;
  cache.set('kept', true);
  await world.alarm.ensure();
}
