import type { Clock } from '../domain/clock.ts';

export interface TtlCache<Key, Value> {
  /** Returns the value if it has not expired. */
  fresh(key: Key): Value | undefined;
  /** Returns the value last stored, even if it has expired. */
  last(key: Key): Value | undefined;
  /** Stores a value for `forMs` milliseconds, by default for the cache's own time. */
  set(key: Key, value: Value, forMs?: number): void;
  /** Lets a value expire now. */
  expire(key: Key): void;
}

/**
 * Creates a cache whose values expire after `ttlMs` milliseconds. It must hold finished values, never promises, because one request must
 * not await a promise of another.
 */
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
    expire(key) {
      const entry = entries.get(key);
      if (entry) entries.set(key, { ...entry, untilMs: 0 });
    },
  };
}
