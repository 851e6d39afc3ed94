import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

const knownIn = onePerWorld(() => ({ mayAsk: false, untilMs: 0 }));

/**
 * Returns for how long (ms) web pages leave the database alone, because strangers could keep it awake until the hours of its plan are used
 * up. Undefined if a page may ask. The Clock decides for all isolates, and each asks it once in five minutes.
 */
export async function pageRestMs(world: World): Promise<number | undefined> {
  const known = knownIn(world);
  const nowMs = world.clock.now().getTime();
  if (nowMs >= known.untilMs) Object.assign(known, await world.alarm.pageTime());
  return known.mayAsk ? undefined : known.untilMs - nowMs;
}
