import { prune } from '../../db/queries/prune.ts';
import { describeError } from '../errors.ts';
import { ttlCache } from '../ttl-cache.ts';
import type { World } from '../world.ts';
import { onePerWorld } from '../world.ts';

const hourMs = 60 * 60_000;

const cacheOf = onePerWorld(({ clock }) => ttlCache<'pruned', true>(hourMs, clock));

/** Removes what is no longer needed, at most once an hour and isolate. An upload never fails because of it. */
export async function pruneHourly(world: World): Promise<void> {
  const cache = cacheOf(world);
  if (cache.fresh('pruned')) return;
  cache.set('pruned', true);
  try {
    await prune(world.db);
  } catch (error) {
    console.error(JSON.stringify({ kind: 'prune', outcome: 'error', error: describeError(error) }));
  }
}
