import type { Clock } from '../domain/clock.ts';

export interface TtlCache<Key, Value> {
  /** The value while it is fresh. */
  fresh(key: Key): Value | undefined;
  /** The value last stored, however old it is. */
  last(key: Key): Value | undefined;
  /** Stores a value, for another time than the cache's where one is given. */
  set(key: Key, value: Value, forMs?: number): void;
}

/** Keeps finished values for `ttlMs` milliseconds, never a promise: one request must not wait for a promise of another. */
export function ttlCache<Key, Value>(ttlMs: number, clock: Pick<Clock, 'runningMs'>): TtlCache<Key, Value> {
  const entries = new Map<Key, { value: Value; untilMs: number }>();
  return {
    fresh(key) {
      const entry = entries.get(key);
      return entry && clock.runningMs() < entry.untilMs ? entry.value : undefined;
    },
    last: (key) => entries.get(key)?.value,
    set(key, value, forMs = ttlMs) {
      entries.set(key, { value, untilMs: clock.runningMs() + forMs });
    },
  };
}
