import type { World } from '../world.ts';

/** The one alarm of the Clock, in the time of the World's clock, which development can fix or move. */
export interface Timer {
  /** Returns when it rings next, in milliseconds since 1970. */
  dueAtMs(): Promise<number | undefined>;
  set(atMs: number): Promise<void>;
}

/** Returns the Clock's timer. In production that is the alarm of the Durable Object and nothing else. */
export function timerOf({ application, clock }: World, storage: DurableObjectStorage): Timer {
  const { now, hasClock } = application.development;
  if (!now && !hasClock) {
    return {
      dueAtMs: async () => (await storage.getAlarm()) ?? undefined,
      // What is due at once is due in 1970, an instant that Cloudflare refuses.
      set: (atMs) => storage.setAlarm(Math.max(1, atMs)),
    };
  }
  return {
    dueAtMs: () => storage.get<number>('due'),
    async set(atMs) {
      await storage.put('due', atMs);
      const inMs = Math.max(0, atMs - clock.now().getTime());
      // Where now() stands still, only POST /dev/clock reaches a later instant.
      if (clock.isFixed && inMs > 0) await storage.deleteAlarm();
      else await storage.setAlarm(clock.runningMs() + inMs);
    },
  };
}
