import type { World } from './world.ts';

/** How long (ms) what is wanted waits for more: a round file and its endstats come within two seconds, and become one message. */
const burstMs = 2000;

/** Lets the Clock send soon what the bot says by itself. Call it in waitUntil, after something has changed that messages show.
 * `origin` is that of the request, from which pictures in messages come unless PUBLIC_URL is set. */
export async function ringForPosts({ alarm, clock }: Pick<World, 'alarm' | 'clock'>, origin: string): Promise<void> {
  await alarm.ringBy(new Date(clock.now().getTime() + burstMs), origin);
}
